internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Retrying model` {
    private func record(failures: Int = 0, refusals: Int = 0) -> RetryRecord {
        var record = RetryRecord()
        (record.failures, record.refusals) = (failures, refusals)
        return record
    }

    @Test func `delays double up to a bound, with full jitter`() {
        let error = ModelError(.serverFailed, "no")
        let delays = (1...5).map {
            RetryPolicy().decision(for: error, after: record(failures: $0), random: 0.5)
        }
        #expect(delays == [0.25, 0.5, 1, 2, 4].map { .again(after: .seconds($0)) })
        let last = RetryPolicy().decision(for: error, after: record(failures: 6), random: 0)
        #expect(last == .giveUp)
    }

    @Test func `a broken connection is tried anew at once`() {
        let error = ModelError(.unreachable, "no")
        let decision = RetryPolicy().decision(for: error, after: record(failures: 1), random: 1)
        #expect(decision == .again(after: .zero))
    }

    @Test func `what the server says of retries decides`() {
        let never = ModelError(.serverFailed, "no", mayRetry: false)
        #expect(RetryPolicy().decision(for: never, after: record(failures: 1), random: 1) == .giveUp)
        let later = ModelError(.rateLimited, "no", retryAfter: .seconds(9))
        let decision = RetryPolicy().decision(for: later, after: record(refusals: 1), random: 1)
        #expect(decision == .again(after: .seconds(9)))
    }

    @Test(arguments: [
        ModelError.Kind.badKey, .quotaExhausted, .unknownModel, .badRequest, .contextExceeded, .promptCut,
    ])
    func `a terminal failure is passed on as it is`(kind: ModelError.Kind) async {
        let scripted = ScriptedModel(.failure(ModelError(kind, "no")))
        let model = RetryingModel(scripted, lane: .test())
        let error = await failure { try await model.reply(to: .saying("a"), in: CallContext()) }
        #expect(error == ModelError(kind, "no"))
        #expect(scripted.requests.count == 1)
    }

    @Test func `attempts are numbered, and the last error counts them`() async {
        let events = Shared<[CallEvent]>([])
        let scripted = ScriptedModel(.failure(ModelError(.badReply, "no text")))
        let model = RetryingModel(scripted, lane: .test())
        let error = await failure { try await model.reply(to: .saying("a"), in: .noting(events)) }
        #expect(error?.message == "no text (6 attempts)")
        let sent = events.value.compactMap { if case .sent(let attempt) = $0 { attempt } else { nil } }
        #expect(sent == [1, 2, 3, 4, 5, 6])
        #expect(events.value.count { if case .retrying = $0 { true } else { false } } == 5)
    }

    @Test func `where something else answers, a model that is too slow is asked twice, and is not down`()
        async
    {
        let model = RetryingModel(ScriptedModel(.failure(ModelError(.timedOut, "too slow"))), lane: .test())
        var context = CallContext()
        context.hasFallback = true
        for text in ["a", "b", "c", "d"] {
            let error = await failure { try await model.reply(to: .saying(text), in: context) }
            #expect(error == ModelError(.timedOut, "too slow (2 attempts)"))
        }
    }

    @Test func `where something else answers, other failures are tried as often as ever`() async {
        let model = RetryingModel(ScriptedModel(.failure(ModelError(.badReply, "no text"))), lane: .test())
        var context = CallContext()
        context.hasFallback = true
        let error = await failure { try await model.reply(to: .saying("a"), in: context) }
        #expect(error?.message == "no text (6 attempts)")
    }

    @Test func `refusals use no attempts up`() async throws {
        let scripted = ScriptedModel { _, number in
            if number < 20 { throw ModelError(.rateLimited, "slow down") }
            return .scripted("a")
        }
        let model = RetryingModel(scripted, lane: .test())
        #expect(try await model.reply(to: .saying("a"), in: CallContext()).text == "a")
    }

    @Test func `a server that refuses for ever ends the run`() async {
        let lane = ServerLane.test()
        let model = RetryingModel(ScriptedModel(.failure(ModelError(.rateLimited, "slow down"))), lane: lane)
        let error = await failure { try await model.reply(to: .saying("a"), in: CallContext()) }
        #expect(error?.kind == .serverDown)
        #expect(
            error?.message == "the server at lab has refused every request for 10 min (last: slow down)"
        )
    }

    @Test func `a server that is down ends all that wait`() async {
        let lane = ServerLane.test()
        let scripted = ScriptedModel(.failure(ModelError(.unreachable, "no connection")))
        let model = RetryingModel(
            LimitedModel(scripted, limiter: lane.limiter, promptSize: .byBytes),
            lane: lane
        )
        let error = await failure { try await model.reply(to: .saying("a"), in: CallContext()) }
        #expect(error?.kind == .serverDown)
        #expect(error?.message == "the server at lab has not answered for 15 s (last: no connection)")
        let next = await failure { try await model.reply(to: .saying("b"), in: CallContext()) }
        #expect(next == error)
        #expect(scripted.requests.count == 6)
    }

    @Test func `one request that a server can't bear leaves a gap, three end the run`() async {
        let model = RetryingModel(
            ScriptedModel(.failure(ModelError(.serverFailed, "HTTP 500"))),
            lane: .test()
        )
        var kinds: [ModelError.Kind?] = []
        for text in ["a", "a", "b", "c"] {
            kinds.append(await failure { try await model.reply(to: .saying(text), in: CallContext()) }?.kind)
        }
        #expect(kinds == [.serverFailed, .serverFailed, .serverFailed, .serverDown])
    }

    @Test func `a server that goes down in the middle of an answer is down, and leaves no gap`() async {
        let scripted = ScriptedModel { _, number in
            throw ModelError(number == 0 ? .interrupted : .unreachable, "gone", hint: "start it")
        }
        let model = RetryingModel(scripted, lane: .test())
        let error = await failure { try await model.reply(to: .saying("a"), in: CallContext()) }
        #expect(error?.kind == .serverDown)
        #expect(error?.hint == "start it; then run the same command again")
    }

    @Test func `a server that answers what it has begun and takes nothing new is down`() async {
        let lane = ServerLane.test()
        let scripted = ScriptedModel { _, number in
            if number < 3 { lane.breaker.answered() }
            throw ModelError(.unreachable, "refused")
        }
        let model = RetryingModel(scripted, lane: lane)
        let error = await failure { try await model.reply(to: .saying("a"), in: CallContext()) }
        #expect(error?.kind == .serverDown)
    }

    @Test func `a server that answers others to the last is not down`() async {
        let lane = ServerLane.test()
        let scripted = ScriptedModel { _, _ in
            lane.breaker.answered()
            throw ModelError(.unreachable, "refused")
        }
        let model = RetryingModel(scripted, lane: lane)
        let error = await failure { try await model.reply(to: .saying("a"), in: CallContext()) }
        #expect(error == ModelError(.unreachable, "refused (18 attempts)"))
    }

    @Test func `a server that was there is waited for until it is back`() async throws {
        let clock = ManualClock()
        let lane = ServerLane.test(clock: clock)
        let start = clock.now
        let scripted = ScriptedModel { _, _ in
            if start.duration(to: clock.now) >= .seconds(18) { return .scripted("back") }
            throw ModelError(.unreachable, "refused")
        }
        lane.breaker.answered()
        let model = RetryingModel(scripted, lane: lane)
        #expect(try await model.reply(to: .saying("a"), in: CallContext()).text == "back")
        #expect(scripted.requests.count == 7)
    }

    @Test func `one lost connection after other failures is no sign that the server is down`() async {
        let scripted = ScriptedModel { _, number in
            throw ModelError(number == 5 ? .unreachable : .badReply, "no")
        }
        let model = RetryingModel(scripted, lane: .test())
        let error = await failure { try await model.reply(to: .saying("a"), in: CallContext()) }
        #expect(error == ModelError(.badReply, "no (7 attempts)"))
    }

    @Test func `answers from before a request failed do not speak for the server`() async {
        let clock = ManualClock()
        let lane = ServerLane.test(clock: clock)
        let model = RetryingModel(
            ScriptedModel { _, number in
                if number == 0 {
                    lane.breaker.answered()
                    clock.advance(by: .seconds(1))
                }
                throw ModelError(.serverFailed, "HTTP 500")
            },
            lane: lane
        )
        var kinds: [ModelError.Kind?] = []
        for text in ["under way as the others were answered", "b", "c"] {
            kinds.append(await failure { try await model.reply(to: .saying(text), in: CallContext()) }?.kind)
        }
        #expect(kinds == [.serverFailed, .serverFailed, .serverDown])
    }

    @Test(arguments: [ModelError.Kind.contextExceeded, .promptCut])
    func `a server that takes no prompt at all ends the run`(kind: ModelError.Kind) async {
        let scripted = ScriptedModel(.failure(ModelError(kind, "too long", hint: "make the chunks smaller")))
        let model = RetryingModel(scripted, lane: .test())
        var errors: [ModelError?] = []
        for text in ["a", "a", "b", "c", "d", "e", "f", "g", "h", "i"] {
            errors.append(await failure { try await model.reply(to: .saying(text), in: CallContext()) })
        }
        #expect(errors.prefix(8).allSatisfy { $0?.kind == kind })
        #expect(errors.last??.stopsRun == true)
        #expect(errors.last??.message == "the server at lab has taken none of 8 prompts (last: too long)")
        #expect(errors.last??.hint == "make the chunks smaller")
    }

    @Test func `after one answer prompts that are too long leave gaps`() async {
        let scripted = ScriptedModel { _, number in
            if number == 0 { return .scripted("a") }
            throw ModelError(.contextExceeded, "too long")
        }
        let model = RetryingModel(scripted, lane: .test())
        for number in 0..<20 {
            let error = await failure {
                try await model.reply(to: .saying("\(number)"), in: CallContext())
            }
            #expect(number == 0 || error?.kind == .contextExceeded)
        }
    }

    @Test func `a stop request ends a wait`() async {
        let (stop, clock) = (StopRequest(), WaitingClock())
        let model = RetryingModel(
            ScriptedModel(.failure(ModelError(.serverFailed, "HTTP 500"))),
            lane: .test(clock: clock, stop: stop)
        )
        let task = Task { await failure { try await model.reply(to: .saying("a"), in: CallContext()) } }
        await until { clock.sleeperCount == 1 }
        stop.request()
        #expect(await task.value?.kind == .withdrawn)
        #expect(clock.sleeperCount == 0)
    }
}
