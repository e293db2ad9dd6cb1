import FanfoldCore
@testable import FanfoldReports
import FanfoldTestKit
import Testing

@Suite struct Timeline {
    /// A run of calls, each of a second and a bit, on so many permits.
    private func trace(calls count: Int, permits: Int, agents: [String] = ["trends", "prices"]) -> RunTrace {
        var events: [TimedEvent] = []
        func hear(_ at: Int, _ event: WatchEvent) { events.append(TimedEvent(at: .milliseconds(at), event)) }
        hear(
            0,
            .started(
                WatchEvent.Start(
                    input: "in",
                    agents: agents,
                    documentCount: 1,
                    folderCount: 0,
                    concurrency: permits,
                    version: "1"
                )
            )
        )
        for number in 1...count {
            let start = (number - 1) / permits * 1100 + (number - 1) % permits * 3
            hear(
                start,
                .callStarted(
                    number,
                    RunEvent.Call(
                        agent: agents[number % agents.count],
                        subject: "a \"b\" <c>\u{1B}[2J & d.txt",
                        kind: .document,
                        level: number == count ? 1 : 0,
                        node: number
                    )
                )
            )
            if number % 10 == 3 {
                hear(start + 1, .callStored(number, TokenUsage(promptTokens: 1, answerTokens: 1), nil))
            } else {
                hear(start + 1, .callSent(number, attempt: 1))
                if number % 10 == 7 {
                    hear(start + 300, .callFailed(number, kind: "rateLimited"))
                    hear(
                        start + 300,
                        .callRetrying(number, kind: "rateLimited", reason: "slowly", after: .zero)
                    )
                    hear(start + 500, .callSent(number, attempt: 2))
                }
                hear(start + 1000, .callAnswered(number, TokenUsage(promptTokens: 10, answerTokens: 5)))
            }
            hear(start + 1001, .callEnded(number, .answered, waited: .zero, ran: .seconds(1)))
        }
        hear(
            500,
            .limits(
                server: "api.example.com",
                LimitState(
                    inFlight: permits,
                    cap: permits,
                    waiting: 2,
                    reason: "permit",
                    requests: 40,
                    requestLimit: 60
                )
            )
        )
        let wall = (count + permits - 1) / permits * 1100
        hear(
            wall,
            .ended(
                WatchEvent.RunEnd(
                    isComplete: true,
                    wallTime: .milliseconds(wall),
                    speedUp: 3.6,
                    bestSpeedUp: 3.9
                )
            )
        )
        let recorder = TraceRecorder()
        // As they come; what comes at once stays in order.
        for (_, event) in events.enumerated().sorted(by: {
            ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
        }) {
            recorder.hear(event)
        }
        return recorder.trace
    }

    @Test func `a run of many hours has a picture no larger than one of minutes`() throws {
        var trace = trace(calls: 20, permits: 4)
        trace.samples = (0..<40_000).map { number in
            var state = LimitState(inFlight: 4, cap: 4)
            (state.requests, state.requestLimit) = (number == 12_345 ? 59 : number % 50, 60)
            return RunTrace.Sample(at: .milliseconds(250 * number), server: "s", state: state)
        }
        trace.end.wallTime = .seconds(10_000)
        let picture = try #require(TimelinePicture(trace).rendered)
        #expect(picture.count < 60_000)
        #expect(String(decoding: picture, as: UTF8.self).contains("59 at most"))
    }

    @Test func `a short run has a bar an attempt`() throws {
        let trace = trace(calls: 20, permits: 4)
        let picture = String(decoding: try #require(TimelinePicture(trace).rendered), as: UTF8.self)
        if let difference = Golden().difference(of: picture, from: "timeline.svg") {
            Issue.record("\(difference)")
        }
        #expect(trace.attempts.count == 20)
        // Beside them are marks for two answers from the store.
        #expect(picture.split(separator: "</title></rect>").count - 1 == trace.attempts.count + 2)
        #expect(!picture.utf8.contains(0x1B))
    }

    @Test func `many agents of long names, failures, several servers and their limits have room`() throws {
        let agents =
            (1...11).map { "agent \($0) that looks into the long-term costs of the network" } + ["要約する係"]
        var trace = trace(calls: 40, permits: 4, agents: agents)
        for index in trace.attempts.indices where index % 9 == 4 { trace.attempts[index].ending = .failed }
        for (index, server) in ["a.example.com", "b.example.com"].enumerated() {
            for second in 0..<10 {
                trace.samples.append(
                    RunTrace.Sample(
                        at: .seconds(second + 1),
                        server: server,
                        state: LimitState(
                            inFlight: 2,
                            cap: 2 + second / 3,
                            waiting: 1,
                            reason: ["permit", "requests", "tokens", "pause"][second / 3],
                            requests: 20 * second * (index + 1),
                            requestLimit: 1200,
                            tokens: 900 * second,
                            tokenLimit: index == 1 ? 60_000 : nil
                        )
                    )
                )
            }
        }
        trace.samples.sort { $0.at < $1.at }
        let picture = String(decoding: try #require(TimelinePicture(trace).rendered), as: UTF8.self)
        if let difference = Golden().difference(of: picture, from: "timeline-agents.svg") {
            Issue.record("\(difference)")
        }
    }

    @Test func `steps are what there were at each time, and where they are many what there were at most`() {
        let few = StepLine([
            (.seconds(1), .seconds(3)), (.seconds(2), .seconds(3)), (.seconds(5), .seconds(6)),
        ])
        #expect(few.steps.map(\.count) == [1, 2, 0, 1])
        #expect(few.steps.map(\.to) == [.seconds(2), .seconds(3), .seconds(5), .seconds(6)])
        #expect(StepLine([]).steps.isEmpty && StepLine([(.seconds(1), .seconds(1))]).most == 0)
        let many = StepLine((0..<10_000).map { (.milliseconds($0), .milliseconds($0 + 5)) })
        #expect(many.steps.count <= 401 && many.most == 5)
        #expect(many.steps.allSatisfy { $0.count == 5 || $0.from == .zero || $0.to > .seconds(9) })
    }

    @Test func `a retried attempt is told from a failed one, however many calls are under way`() {
        let recorder = TraceRecorder()
        func hear(_ event: WatchEvent) { recorder.hear(TimedEvent(at: .zero, event)) }
        let call = RunEvent.Call(agent: "x", subject: "a", kind: .document, level: 0, node: 0)
        for number in 1...3 {
            hear(.callStarted(number, call))
            hear(.callSent(number, attempt: 1))
        }
        for number in 1...3 { hear(.callFailed(number, kind: "overloaded")) }
        hear(.callRetrying(1, kind: "overloaded", reason: "slowly", after: .zero))
        hear(.callRetrying(3, kind: "overloaded", reason: "slowly", after: .zero))
        #expect(recorder.trace.attempts.map(\.ending) == [.retried, .failed, .retried])
        hear(.callEnded(1, .withdrawn, waited: .zero, ran: .zero))
        hear(.callRetrying(1, kind: "overloaded", reason: "late", after: .zero))
        #expect(recorder.trace.attempts.count == 3)
    }

    @Test func `a long run stays small and shows every attempt`() throws {
        let trace = trace(calls: 20_000, permits: 32)
        let picture = try #require(TimelinePicture(trace).rendered)
        let moves = picture.count { $0 == UInt8(ascii: "M") }
        #expect(moves >= trace.attempts.count)
        #expect(picture.count < 1_000_000)
        #expect((20...32).contains(trace.laneCount))
    }

    @Test func `calls that ask no model are not kept, however many they are`() {
        let recorder = TraceRecorder()
        let call = RunEvent.Call(agent: "x", subject: "a", kind: .document, level: 0, node: 0)
        for number in 1...3 {
            recorder.hear(TimedEvent(at: .zero, .callStarted(number, call)))
            if number == 2 { recorder.hear(TimedEvent(at: .zero, .callSent(number, attempt: 1))) }
            recorder.hear(
                TimedEvent(at: .seconds(1), .callEnded(number, .answered, waited: .zero, ran: .zero))
            )
        }
        #expect(recorder.trace.calls.count == 1)
        #expect(recorder.trace.attempts.map(\.call) == [1])
    }

    @Test func `without a picture only what bound the run is kept`() {
        let recorder = TraceRecorder(keepsCalls: false)
        let call = RunEvent.Call(agent: "x", subject: "a", kind: .document, level: 0, node: 0)
        recorder.hear(TimedEvent(at: .zero, .limits(server: "s", LimitState(inFlight: 1, cap: 1))))
        recorder.hear(TimedEvent(at: .zero, .callStarted(1, call)))
        recorder.hear(TimedEvent(at: .zero, .callSent(1, attempt: 1)))
        #expect(recorder.trace.calls.isEmpty && recorder.trace.attempts.isEmpty)
        #expect(recorder.trace.samples.count == 1)
    }

    @Test func `a run that asks no model has no picture`() {
        #expect(TimelinePicture(RunTrace()).rendered == nil)
    }

    @Test func `what bound a run is told by its share`() {
        func state(_ reason: String?, inFlight: Int = 4) -> LimitState {
            LimitState(inFlight: inFlight, cap: 4, waiting: reason == nil ? 0 : 1, reason: reason)
        }
        let bounds = RunBounds(
            [
                (.zero, "s", state(nil, inFlight: 0)), (.seconds(10), "s", state("permit")),
                (.seconds(70), "s", state("requests")), (.seconds(90), "s", state(nil, inFlight: 1)),
            ],
            until: .seconds(110)
        )
        #expect(
            bounds.words
                == "bound by permits for 60 %, by requests a minute for 20 %, "
                + "by folds that wait for their parts for 20 %"
        )
        #expect(RunBounds().words.isEmpty)
    }

    @Test func `nothing bound a run while it slept`() {
        var trace = RunTrace()
        let state = LimitState(inFlight: 4, cap: 4, waiting: 1, reason: "permit", requests: 9)
        let full = LimitState(inFlight: 1, cap: 4, requests: 9)
        trace.samples = [RunTrace.Sample(at: .zero, server: "s", state: state)]
        trace.sleep(.seconds(90), until: .seconds(100))
        trace.samples.append(RunTrace.Sample(at: .seconds(100), server: "s", state: full))
        trace.end.wallTime = .seconds(110)
        #expect(
            trace.bounds.words
                == "bound by permits for 50 %, by folds that wait for their parts for 50 %"
        )
    }

    @Test func `of several servers the one that holds most back tells what bound the run`() {
        func state(_ reason: String?, inFlight: Int = 1) -> LimitState {
            LimitState(inFlight: inFlight, cap: 4, waiting: reason == nil ? 0 : 1, reason: reason)
        }
        let bounds = RunBounds(
            [
                (.zero, "a", state("permit")), (.zero, "b", state(nil)),
                (.seconds(10), "b", state("tokens")), (.seconds(20), "b", state(nil)),
                (.seconds(30), "a", state("held")), (.seconds(30), "b", state("held")),
            ],
            until: .seconds(40)
        )
        #expect(
            bounds.words
                == "bound by permits for 50 %, by tokens a minute for 25 %, by a person's pause for 25 %"
        )
    }
}
