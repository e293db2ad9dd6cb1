import FanfoldCore
import Testing

@testable import FanfoldTerminal

@Suite struct `Time left` {
    private func levels(_ calls: [Double]) -> [TimeLeft.Level] {
        calls.enumerated().map { TimeLeft.Level(kind: $0 > 0 ? .folds(level: $0) : .chunks, calls: $1) }
    }

    /// So many calls of so many seconds, one after the other in each of so many lanes.
    private func steady(_ rounds: Int, lanes: Int, seconds: Double, from start: Double = 0) -> TimeLeft {
        var left = TimeLeft()
        for round in 0..<rounds {
            let begin = start + Double(round) * seconds
            for lane in 0..<lanes { left.send(round * lanes + lane, of: .chunks, at: .seconds(begin)) }
            for lane in 0..<lanes {
                left.end(
                    round * lanes + lane,
                    isNew: true,
                    of: .chunks,
                    ran: .seconds(seconds),
                    at: .seconds(begin + seconds)
                )
            }
        }
        return left
    }

    @Test func `nothing is said before anything has ended`() {
        var left = TimeLeft()
        #expect(left.estimate(levels([10]), at: .seconds(1)) == nil)
        left.send(1, of: .chunks, at: .zero)
        #expect(left.estimate(levels([10]), at: .seconds(1)) == nil)
        #expect(left.estimate(levels([0, 0]), at: .seconds(1)) == 0)
    }

    @Test func `a steady run takes as long for the rest as for the start`() throws {
        let left = steady(10, lanes: 4, seconds: 2)
        let estimate = try #require(left.estimate(levels([40]), at: .seconds(20)))
        #expect(abs(estimate - 20) < 0.5)
    }

    @Test func `each level above takes a call's time at the least`() throws {
        let left = steady(10, lanes: 8, seconds: 2)
        let estimate = try #require(left.estimate(levels([8, 1, 1, 1]), at: .seconds(20)))
        #expect(abs(estimate - 8) < 0.5)
    }

    @Test func `a call that is under way counts for what it has run`() throws {
        var left = steady(10, lanes: 1, seconds: 4)
        left.send(99, of: .chunks, at: .seconds(40))
        let estimate = try #require(left.estimate(levels([1]), at: .seconds(43)))
        #expect(abs(estimate - 1) < 0.3)
    }

    @Test func `time in which a person holds all calls back says nothing about the pace`() throws {
        var left = steady(10, lanes: 4, seconds: 2)
        for lane in 0..<4 { left.wait(100 + lane, of: .chunks, at: .seconds(20)) }
        left.hold(true, at: .seconds(20))
        let held = try #require(left.estimate(levels([40]), at: .seconds(800)))
        left.hold(false, at: .seconds(1000))
        let after = try #require(left.estimate(levels([40]), at: .seconds(1000)))
        #expect(abs(held - 20) < 2 && abs(after - 20) < 2)
    }

    @Test func `time in which calls end that were sent before a person held the others back counts`() throws {
        var left = steady(10, lanes: 4, seconds: 2)
        left.send(99, of: .chunks, at: .seconds(20))
        left.wait(100, of: .chunks, at: .seconds(20))
        left.hold(true, at: .seconds(20))
        left.end(99, isNew: true, of: .chunks, ran: .seconds(2), at: .seconds(22))
        left.hold(false, at: .seconds(500))
        let estimate = try #require(left.estimate(levels([41]), at: .seconds(500)))
        #expect(abs(estimate - 22) < 2)
    }

    @Test func `answers from the store say nothing about the pace of new calls`() throws {
        var left = TimeLeft()
        for number in 0..<1000 {
            left.end(number, isNew: false, of: .chunks, ran: .zero, at: .milliseconds(number))
        }
        for number in 1000..<1100 {
            let begin = Double(number - 999)
            left.send(number, of: .chunks, at: .seconds(begin))
            left.end(number, isNew: true, of: .chunks, ran: .seconds(1), at: .seconds(begin + 1))
        }
        let estimate = try #require(left.estimate(levels([60]), at: .seconds(102)))
        #expect((40...62).contains(estimate))
    }

    @Test func `time that calls wait for a limit counts`() throws {
        var left = TimeLeft()
        for number in 0..<30 {
            let begin = Double(number) * 2
            left.wait(number, of: .chunks, at: .seconds(begin))
            left.send(number, of: .chunks, at: .seconds(begin + 1.9))
            left.end(number, isNew: true, of: .chunks, ran: .milliseconds(100), at: .seconds(begin + 2))
        }
        let estimate = try #require(left.estimate(levels([30]), at: .seconds(60)))
        #expect(abs(estimate - 60) < 3)
    }

    @Test func `agents without a model, told of only at their end, have a pace`() throws {
        var left = TimeLeft()
        for number in 0..<100 {
            left.end(
                number,
                isNew: true,
                of: .chunks,
                ran: .milliseconds(50),
                at: .milliseconds(50 * (number + 1))
            )
        }
        let estimate = try #require(left.estimate(levels([100]), at: .seconds(5)))
        #expect(abs(estimate - 5) < 0.5)
    }

    @Test func `documents nobody looked into yet are taken to be like the others`() throws {
        var run = ScriptedRun()
        run.start(4)
        run.open("a.md", chunks: 10, folds: [2, 1])
        for node in 0..<10 {
            let call = run.begin("a.md", node: node)
            run.send(call)
            run.pass(1)
            run.answer(call)
        }
        var state = RunState()
        for event in run.events { state.hear(event) }
        // 3 folds of this document, 13 calls of each of the three others, one a second.
        let seconds = try #require(state.secondsLeft(at: run.time))
        #expect(abs(seconds - 42) < 2)
    }

    @Test func `what a limit lets pass in a minute is the least time`() throws {
        let left = steady(10, lanes: 4, seconds: 2)
        let limits = LimitState(inFlight: 0, cap: 4, requests: 40, requestLimit: 60)
        // 20 of 200 can go at once, the others at one a second.
        let estimate = try #require(left.estimate(levels([200]), at: .seconds(20), limits: [limits]))
        #expect(abs(estimate - 180) < 1)
        let tokens = LimitState(inFlight: 0, cap: 4, requests: 40, tokens: 90_000, tokenLimit: 60_000)
        let longer = try #require(
            left.estimate(levels([200]), at: .seconds(20), limits: [tokens], callTokens: 1000)
        )
        #expect(abs(longer - 200) < 1)
    }

    @Test func `after a stretch of stored answers all that follow may be new`() throws {
        var left = TimeLeft()
        for number in 0..<500 {
            left.end(number, isNew: false, of: .chunks, ran: .zero, at: .milliseconds(number))
        }
        for number in 500..<650 {
            let begin = Double(number - 499)
            left.send(number, of: .chunks, at: .seconds(begin))
            left.end(number, isNew: true, of: .chunks, ran: .seconds(1), at: .seconds(begin + 1))
        }
        let estimate = try #require(left.estimate(levels([60]), at: .seconds(151)))
        #expect(abs(estimate - 60) < 2)
    }

    @Test func `calls under way count as new before they end`() throws {
        var left = steady(1, lanes: 2, seconds: 10)
        // Of eight calls two are new and under way, and the others were answered from the store at once.
        for number in 100..<106 {
            left.end(number, isNew: false, of: .chunks, ran: .zero, at: .seconds(10))
        }
        for number in 106..<108 { left.send(number, of: .chunks, at: .seconds(10)) }
        // Four of ten were new: of 2 under way and 10 more, that makes 6, of which two run at a time.
        let estimate = try #require(left.estimate(levels([12]), at: .seconds(10)))
        #expect(abs(estimate - 30) < 1)
    }

    @Test func `a call that takes long is waited for once, in its own level`() throws {
        var left = steady(20, lanes: 4, seconds: 1)
        left.send(900, of: .chunks, at: .seconds(20))
        let levels = levels([1, 1, 1])
        let early = try #require(left.estimate(levels, at: .seconds(20)))
        #expect(abs(early - 3) < 0.2)
        // By the time it has run 10 s it may run 3 s more, and the folds above take as long as others.
        let late = try #require(left.estimate(levels, at: .seconds(30)))
        #expect(abs(late - 5) < 0.2)
    }

    @Test func `time in which the program slept says nothing about the pace`() throws {
        var left = steady(10, lanes: 4, seconds: 2)
        for number in 100..<104 { left.send(number, of: .chunks, at: .seconds(20)) }
        left.sleep(.seconds(600))
        for number in 100..<104 {
            left.end(number, isNew: true, of: .chunks, ran: .seconds(602), at: .seconds(622))
        }
        let estimate = try #require(left.estimate(levels([40]), at: .seconds(622)))
        #expect(abs(estimate - 20) < 0.5)
    }

    @Test func `the last of several calls takes longer than the mean`() throws {
        var times = CallTimes()
        #expect(times.longest(of: 3) == nil)
        for seconds in [1.0, 1, 1, 5] { times.add(seconds) }
        let mean = try #require(times.mean)
        #expect(times.longest(of: 1) == mean)
        let (few, many) = try (#require(times.longest(of: 4)), #require(times.longest(of: 40)))
        #expect(mean < few && few < many && many < 5)
    }
}
