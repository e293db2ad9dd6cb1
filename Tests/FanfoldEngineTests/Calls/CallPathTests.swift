internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Call path` {
    @Test func `an attempt that takes too long is cancelled and tried again`() async throws {
        let (clock, gate) = (WaitingClock(), Gate())
        let scripted = ScriptedModel { _, number in
            if number == 0 { try await gate.passUnlessCancelled() }
            return .scripted("a")
        }
        let events = Shared<[CallEvent]>([])
        let model = CallPath.model(provider: scripted, lane: .test(clock: clock))
        let task = Task {
            try await model.reply(to: .saying("a"), in: .noting(events, timeout: .seconds(30)))
        }
        await until { gate.waiterCount == 1 && clock.sleeperCount == 1 }
        clock.advance(by: .seconds(30))
        await until { events.value.count == 3 && clock.sleeperCount == 1 }
        clock.advance(by: .seconds(1))
        #expect(try await task.value.text == "a")
        guard case .retrying(let error, let delay) = events.value[2] else {
            Issue.record("no retry but \(events.value)")
            return
        }
        #expect(error.kind == .timedOut && delay == .milliseconds(500))
        #expect(error.message == "no answer within the time limit of 30 s")
        #expect(events.value[1] == .failed(.timedOut))
        #expect(events.value[3] == .sent(attempt: 2))
    }

    @Test func `no permit is held while a call waits to try again`() async throws {
        let clock = WaitingClock()
        let lane = ServerLane.test(CallLimits(concurrency: 1), clock: clock)
        let scripted = ScriptedModel { request, number in
            if number == 0 { throw ModelError(.serverFailed, "HTTP 500") }
            return .scripted(request.messages[0].text)
        }
        let model = CallPath.model(provider: scripted, lane: lane)
        let task = Task { try await model.reply(to: .saying("a"), in: CallContext()) }
        await until { clock.sleeperCount == 1 }
        #expect(lane.limiter.snapshot.inFlight == 0)
        #expect(try await model.reply(to: .saying("b"), in: CallContext()).text == "b")
        clock.advance(by: .seconds(1))
        #expect(try await task.value.text == "a")
    }

    @Test func `the answer to a prompt that was cut is refused`() async {
        let reply = ModelReply(
            text: "a",
            finish: .stop,
            usage: TokenUsage(promptTokens: 4_096, answerTokens: 5)
        )
        let model = CallPath.model(provider: ScriptedModel(.success(reply)), lane: .test())
        let long = ModelRequest.saying(String(repeating: "word ", count: 8_000))
        let error = await failure { try await model.reply(to: long, in: CallContext()) }
        #expect(error?.kind == .promptCut)
        #expect(error?.message == "the server read only 4096 of about 10000 tokens of the prompt")
    }
}

@Suite struct `Prompt ratios` {
    private let model = ModelIdentity(provider: "openai", name: "m")

    @Test(arguments: [0.41, 0.6, 1, 1.7])
    func `a tokenizer that differs raises no alarm`(ratio: Double) {
        var ratios = PromptRatios()
        var random = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let counted = 800 + random.below(4_000)
            let part = ratio * (1 + Double(random.below(400)) / 1_000)
            let reported = Int(Double(counted) * part)
            guard !PromptRatios.isContextSize(reported) else { continue }
            let isCut = ratios.isCut(model, counted: counted, reported: reported)
            #expect(!isCut)
        }
    }

    @Test func `a number that is a context's size proves nothing of a server that read longer prompts`() {
        var ratios = PromptRatios()
        for counted in [1_000, 1_500, 1_200, 900] {
            _ = ratios.isCut(model, counted: counted, reported: counted * 9 / 10)
            ratios.note(model, reported: counted * 9 / 10)
        }
        let isCut = ratios.isCut(model, counted: 1_400, reported: 1_024)
        #expect(!isCut)
        let other = ratios.isCut(model, counted: 3_000, reported: 2_048)
        #expect(other)
    }

    @Test func `a context's size is noticed a little below what the text should come to`() {
        var ratios = PromptRatios()
        for counted in [1_000, 1_500, 1_200, 900] {
            let isCut = ratios.isCut(model, counted: counted, reported: counted * 9 / 10)
            #expect(!isCut)
        }
        let verdicts = [(5_000, 4_096), (4_500, 4_096), (20_000, 6_000)].map {
            ratios.isCut(model, counted: $0.0, reported: $0.1)
        }
        #expect(verdicts == [true, false, true])
    }
}
