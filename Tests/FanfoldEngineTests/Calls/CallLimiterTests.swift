internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Limited model` {
    private func model(_ lane: ServerLane, _ model: any LanguageModel) -> LimitedModel {
        LimitedModel(model, limiter: lane.limiter, promptSize: .byBytes)
    }

    @Test func `the cap holds over 400 calls of which a third is cancelled`() async throws {
        let lane = ServerLane.test(CallLimits(concurrency: 3))
        let scripted = ScriptedModel { request, _ in
            for _ in 0..<request.messages[0].text.utf8.count { await Task.yield() }
            return .scripted("a")
        }
        let limited = model(lane, scripted)
        let ends = Shared((done: 0, cancelled: 0))
        await withTaskGroup { group in
            for number in 0..<400 {
                group.addTask {
                    let work = Task {
                        try await limited.reply(
                            to: .saying(String(repeating: "x", count: number % 5)),
                            in: CallContext()
                        )
                    }
                    if number % 3 == 0 { work.cancel() }
                    switch await work.result {
                    case .success: ends.update { $0.done += 1 }
                    case .failure(let error):
                        #expect(error is CancellationError)
                        ends.update { $0.cancelled += 1 }
                    }
                }
            }
        }
        #expect(scripted.mostInFlight <= 3)
        #expect(ends.value.done + ends.value.cancelled == 400)
        #expect(ends.value.done >= 266)
        #expect(lane.limiter.snapshot.inFlight == 0)
        #expect(lane.limiter.snapshot.waiting == 0)
    }

    @Test func `nothing is sent while calls are held back, and what waits goes on afterwards`() async throws {
        let lane = ServerLane.test(CallLimits(concurrency: 2))
        let scripted = ScriptedModel { _, _ in .scripted("a") }
        let limited = model(lane, scripted)
        _ = try await limited.reply(to: .saying("first"), in: CallContext())
        lane.limiter.pause()
        try await withThrowingTaskGroup { group in
            for number in 0..<5 {
                group.addTask { _ = try await limited.reply(to: .saying("\(number)"), in: CallContext()) }
            }
            await until { lane.limiter.snapshot.waiting == 5 }
            #expect(lane.limiter.snapshot.reason == .held)
            #expect(scripted.requests.count == 1)
            lane.limiter.resume()
            try await group.waitForAll()
        }
        #expect(scripted.requests.count == 6)
    }

    @Test func `the most calls in flight can be more or fewer while calls go on`() async throws {
        let lane = ServerLane.test(CallLimits(concurrency: 4))
        let gate = Gate()
        let scripted = ScriptedModel { request, _ in
            if request.messages[0].text != "first" { await gate.pass() }
            return .scripted("a")
        }
        let limited = model(lane, scripted)
        _ = try await limited.reply(to: .saying("first"), in: CallContext())
        lane.limiter.setCap(1)
        try await withThrowingTaskGroup { group in
            for number in 0..<10 {
                group.addTask { _ = try await limited.reply(to: .saying("\(number)"), in: CallContext()) }
            }
            await until { lane.limiter.snapshot.waiting == 9 }
            #expect(lane.limiter.snapshot.cap == 1)
            lane.limiter.setCap(6)
            await until { lane.limiter.snapshot.inFlight == 6 }
            #expect(lane.limiter.snapshot.waiting == 4)
            lane.limiter.setCap(2)
            #expect(lane.limiter.snapshot.inFlight == 6)
            gate.open()
            try await group.waitForAll()
        }
        #expect(scripted.requests.count == 11)
    }

    @Test func `calls over a minute's limit wait for their time, first come first served`() async throws {
        let clock = WaitingClock()
        let lane = ServerLane.test(CallLimits(concurrency: 8, requests: 60), clock: clock)
        let scripted = ScriptedModel { request, _ in .scripted(request.messages[0].text) }
        let limited = model(lane, scripted)
        try await withThrowingTaskGroup { group in
            for number in 0..<5 {
                group.addTask { try await limited.reply(to: .saying("\(number)"), in: CallContext()) }
                await until { scripted.requests.count + lane.limiter.snapshot.waiting == number + 1 }
            }
            for sent in 1...5 {
                await until { scripted.requests.count == sent && (sent == 5 || clock.sleeperCount == 1) }
                #expect(lane.limiter.snapshot.waiting == 5 - sent)
                if sent < 5 { #expect(lane.limiter.snapshot.reason == .requests) }
                clock.advance(by: .seconds(1))
            }
            try await group.waitForAll()
        }
        #expect(scripted.requests.map { $0.messages[0].text } == ["0", "1", "2", "3", "4"])
        #expect(clock.sleeperCount == 0)
    }

    @Test func `the most urgent call goes first, whoever keeps the timer`() async throws {
        let clock = WaitingClock()
        let lane = ServerLane.test(CallLimits(concurrency: 8, requests: 60), clock: clock)
        let scripted = ScriptedModel { request, _ in .scripted(request.messages[0].text) }
        let limited = model(lane, scripted)
        _ = try await limited.reply(to: .saying("first"), in: CallContext())
        try await withThrowingTaskGroup { group in
            for (waiting, urgency) in [1, 3, 2, 3].enumerated() {
                group.addTask {
                    try await limited.reply(
                        to: .saying("\(urgency) after \(waiting)"),
                        in: CallContext(urgency: urgency)
                    )
                }
                await until { lane.limiter.snapshot.waiting == waiting + 1 && clock.sleeperCount > 0 }
            }
            for sent in 1...4 {
                await until { scripted.requests.count == sent && clock.sleeperCount > 0 }
                clock.advance(by: .seconds(1))
            }
            try await group.waitForAll()
        }
        #expect(
            scripted.requests.map { $0.messages[0].text }
                == ["first", "3 after 1", "3 after 3", "2 after 2", "1 after 0"]
        )
        #expect(lane.limiter.snapshot.waiting == 0)
    }

    @Test func `a cancelled head of the queue leaves its turn to the next`() async throws {
        let clock = WaitingClock()
        let lane = ServerLane.test(CallLimits(concurrency: 8, requests: 1), clock: clock)
        let limited = model(lane, ScriptedModel(.success(.scripted("a"))))
        _ = try await limited.reply(to: .saying("first"), in: CallContext())
        let head = Task { try await limited.reply(to: .saying("head"), in: CallContext()) }
        await until { clock.sleeperCount == 1 }
        let next = Task { try await limited.reply(to: .saying("next"), in: CallContext()) }
        await until { lane.limiter.snapshot.waiting == 2 }
        head.cancel()
        await #expect(throws: CancellationError.self) { try await head.value }
        await until { clock.sleeperCount == 1 }
        clock.advance(by: .seconds(61))
        #expect(try await next.value.text == "a")
    }

    @Test func `everyone obeys a server that asks to be left alone`() async throws {
        let clock = WaitingClock()
        let lane = ServerLane.test(clock: clock)
        let scripted = ScriptedModel(
            .failure(ModelError(.rateLimited, "slow down", retryAfter: .seconds(7))),
            .success(.scripted("a"))
        )
        let limited = model(lane, scripted)
        _ = await failure { try await limited.reply(to: .saying("a"), in: CallContext()) }
        let next = Task { try await limited.reply(to: .saying("b"), in: CallContext()) }
        await until { clock.sleeperCount == 1 }
        #expect(lane.limiter.snapshot.reason == .pause)
        #expect(lane.limiter.snapshot.pause == .seconds(7))
        clock.advance(by: .seconds(6))
        #expect(scripted.requests.count == 1)
        clock.advance(by: .seconds(2))
        _ = try await next.value
        #expect(scripted.requests.count == 2)
    }

    @Test func `a request that can never fit is refused with both numbers`() async {
        let lane = ServerLane.test(CallLimits(concurrency: 2, tokens: 1_000))
        let limited = model(lane, ScriptedModel(.success(.scripted("a"))))
        let error = await failure {
            try await limited.reply(to: .saying("a", most: 2_000), in: CallContext())
        }
        #expect(error?.kind == .overLimit)
        #expect(error?.message == "a request needs up to 2001 tokens, and the limit is 1000 a minute")
    }

    @Test func `tokens set aside for an answer are given back when it is shorter`() async throws {
        let clock = WaitingClock()
        let lane = ServerLane.test(CallLimits(concurrency: 8, tokens: 600), clock: clock)
        let gate = Gate()
        let limited = model(
            lane,
            ScriptedModel { _, _ in
                await gate.pass()
                return .scripted("a")
            }
        )
        let first = Task { try await limited.reply(to: .saying("first", most: 500), in: CallContext()) }
        await until { gate.waiterCount == 1 }
        let next = Task { try await limited.reply(to: .saying("next", most: 500), in: CallContext()) }
        await until { clock.sleeperCount == 1 }
        #expect(lane.limiter.snapshot.reason == .tokens)
        gate.open()
        _ = try await first.value
        // 15 tokens were used, of 10 that may be used in a second: the rest comes back in less than that.
        await until { clock.sleeperCount == 1 }
        clock.advance(by: .seconds(2))
        _ = try await next.value
        #expect(lane.limiter.snapshot.tokens == 30)
    }

    @Test func `a stop request ends those that wait and lets those in flight end`() async throws {
        let stop = StopRequest()
        let lane = ServerLane.test(CallLimits(concurrency: 1), clock: WaitingClock(), stop: stop)
        let gate = Gate()
        let limited = model(
            lane,
            ScriptedModel { _, _ in
                await gate.pass()
                return .scripted("a")
            }
        )
        let flying = Task { try await limited.reply(to: .saying("a"), in: CallContext()) }
        await until { gate.waiterCount == 1 }
        let waiting = Task { await failure { try await limited.reply(to: .saying("b"), in: CallContext()) } }
        await until { lane.limiter.snapshot.waiting == 1 }
        stop.request()
        #expect(await waiting.value?.kind == .withdrawn)
        gate.open()
        #expect(try await flying.value.text == "a")
        let late = await failure { try await limited.reply(to: .saying("c"), in: CallContext()) }
        #expect(late?.kind == .withdrawn)
    }

    @Test func `a call that need not wait hears that it is sent and answered`() async throws {
        let events = Shared<[CallEvent]>([])
        let limited = model(.test(), ScriptedModel(.success(.scripted("a"))))
        _ = try await limited.reply(to: .saying("a"), in: .noting(events))
        let usage = TokenUsage(promptTokens: 10, answerTokens: 5)
        #expect(events.value == [.sent(attempt: 1), .answered(usage)])
    }
}
