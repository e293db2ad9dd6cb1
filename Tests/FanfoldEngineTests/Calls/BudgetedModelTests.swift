internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Budgeted model` {
    /// A token costs a million picos to read and two to write.
    private static let price = ModelPrice(
        input: Money(picos: 1_000_000),
        cachedInput: Money(picos: 100_000),
        output: Money(picos: 2_000_000)
    )

    /// The worst case of `.saying(text, most: 50)` with that price.
    private func worst(_ text: String) -> Spend {
        CallBound(.saying(text, most: 50), largestAnswer: nil).worst(at: Self.price)
    }

    private func accounts(_ budget: CallBudget?, exact: PromptSize? = nil) -> CallAccounts {
        CallAccounts(budget: budget, exactSize: exact) { _ in ModelTerms(price: Self.price) }
    }

    private func plenty(_ stop: StopRequest = StopRequest()) -> CallBudget {
        CallBudget(BudgetCaps(cost: Money(100), tokens: 1_000_000), stop: stop)
    }

    private func reply(_ usage: TokenUsage, _ text: String = "an answer") -> ModelReply {
        ModelReply(text: text, finish: .stop, usage: usage)
    }

    /// What an attempt that fails so is settled at, and what was heard.
    private func settled(_ error: any Error) async -> (Spend, [CallEvent]) {
        let budget = plenty()
        let events = Shared<[CallEvent]>([])
        let scripted = ScriptedModel { _, _ in throw error }
        let model = BudgetedModel(scripted, accounts: accounts(budget))
        _ = try? await model.reply(to: .saying("question", most: 50), in: .noting(events))
        #expect(budget.reserved == .zero)
        return (budget.paid, events.value)
    }

    @Test func `an answer is settled at its usage, and charged`() async throws {
        let budget = plenty()
        let events = Shared<[CallEvent]>([])
        let usage = TokenUsage(promptTokens: 10, cachedTokens: 4, answerTokens: 5)
        let scripted = ScriptedModel(.success(reply(usage)))
        let model = BudgetedModel(scripted, accounts: accounts(budget))
        _ = try await model.reply(to: .saying("question", most: 50), in: .noting(events))
        #expect(budget.paid == Spend(cost: Money(picos: 16_400_000), tokens: 15))
        #expect(budget.reserved == .zero)
        #expect(events.value.last == .charged(Money(picos: 16_400_000)))
    }

    @Test(arguments: [.interrupted, .timedOut, .badReply, .serverFailed, .unreachable] as [ModelError.Kind])
    func `what may have been worked on is settled at its worst case`(kind: ModelError.Kind) async {
        let (paid, events) = await settled(ModelError(kind, "it failed"))
        #expect(paid == worst("question") && paid.tokens == 8 + 32 + 50)
        #expect(events.last == .charged(worst("question").cost))
    }

    @Test(
        arguments: [
            .rateLimited, .overloaded, .badKey, .badRequest, .unknownModel, .quotaExhausted, .formatRefused,
            .contextExceeded, .overLimit, .withdrawn,
        ] as [ModelError.Kind]
    )
    func `what a server refused costs nothing`(kind: ModelError.Kind) async {
        let (paid, events) = await settled(ModelError(kind, "it failed"))
        #expect(paid == .zero && events == [.sent(attempt: 1)])
    }

    @Test func `a connection that was refused costs nothing`() async {
        var error = ModelError(.unreachable, "refused")
        error.isUnsent = true
        #expect(await settled(error).0 == .zero)
    }

    @Test func `a call that is cancelled in flight is settled at its worst case`() async {
        #expect(await settled(CancellationError()).0 == worst("question"))
    }

    @Test func `the usage of an answer that is refused further down counts`() async {
        let budget = plenty()
        let usage = TokenUsage(promptTokens: 4096, answerTokens: 5)
        let lane = ServerLane.test()
        let model = CallPath.model(
            provider: ScriptedModel(.success(reply(usage))),
            lane: lane,
            accounts: accounts(budget)
        )
        let long = ModelRequest.saying(String(repeating: "word ", count: 8_000), most: 50)
        let error = await failure { try await model.reply(to: long, in: CallContext()) }
        #expect(error?.kind == .promptCut)
        #expect(budget.paid.tokens == 4101 && budget.reserved == .zero)
    }

    @Test func `usage of our own making is raised to what it can be at most`() async throws {
        let budget = plenty()
        let usage = TokenUsage(promptTokens: 2, answerTokens: 3, isEstimated: true)
        let model = BudgetedModel(
            ScriptedModel(.success(reply(usage, "twelve bytes"))),
            accounts: accounts(budget)
        )
        _ = try await model.reply(to: .saying("question", most: 50), in: CallContext())
        #expect(budget.paid.tokens == 8 + 32 + 12)
    }

    @Test func `a call waits while another may turn out cheaper, and goes when it has`() async throws {
        let (gate, events) = (Gate(), Shared<[CallEvent]>([]))
        let budget = CallBudget(BudgetCaps(cost: worst("question").cost), stop: StopRequest())
        let scripted = ScriptedModel { _, number in
            if number == 0 { await gate.pass() }
            return ModelReply(text: "a", finish: .stop, usage: .zero)
        }
        let usages = UsageModel(scripted, TokenUsage(promptTokens: 1, answerTokens: 0))
        let model = BudgetedModel(usages, accounts: accounts(budget))
        let first = Task { try await model.reply(to: .saying("question", most: 50), in: CallContext()) }
        await until { gate.waiterCount == 1 }
        let second = Task { try await model.reply(to: .saying("q", most: 50), in: .noting(events)) }
        await until { budget.waiterCount == 1 }
        #expect(events.value == [.waiting])
        gate.open()
        _ = try await (first.value, second.value)
        #expect(budget.paid.tokens == 2 && scripted.requests.count == 2)
    }

    @Test func `a spent budget refuses all that wait and all that come, and stops the run`() async {
        let stop = StopRequest()
        let gate = Gate()
        let budget = CallBudget(BudgetCaps(cost: worst("question").cost), stop: stop)
        let scripted = ScriptedModel { _, _ in
            await gate.pass()
            throw ModelError(.interrupted, "it broke off")
        }
        let model = BudgetedModel(scripted, accounts: accounts(budget))
        let first = Task {
            await failure { try await model.reply(to: .saying("question", most: 50), in: CallContext()) }
        }
        await until { gate.waiterCount == 1 }
        let second = Task {
            await failure { try await model.reply(to: .saying("b", most: 50), in: CallContext()) }
        }
        await until { budget.waiterCount == 1 }
        gate.open()
        #expect(await first.value?.kind == .interrupted)
        #expect(await second.value?.kind == .budgetSpent)
        #expect(stop.isRequested && stop.reason?.kind == .budget)
        let third = await failure { try await model.reply(to: .saying("c", most: 50), in: CallContext()) }
        #expect(third?.kind == .budgetSpent && third?.message == stop.reason?.message)
        #expect(scripted.requests.count == 1)
    }

    @Test func `a retry sets its worst case aside anew`() async throws {
        let budget = plenty()
        let clock = WaitingClock()
        let scripted = ScriptedModel { _, number in
            if number == 0 { throw ModelError(.interrupted, "it broke off") }
            return .scripted("a")
        }
        let model = CallPath.model(
            provider: scripted,
            lane: .test(clock: clock),
            accounts: accounts(budget)
        )
        let task = Task { try await model.reply(to: .saying("question", most: 50), in: CallContext()) }
        await until { clock.sleeperCount == 1 }
        #expect(budget.reserved == .zero && budget.paid == worst("question"))
        clock.advance(by: .seconds(1))
        _ = try await task.value
        #expect(budget.paid.tokens == worst("question").tokens + 15 && budget.reserved == .zero)
    }

    @Test func `a call that is cancelled while it waits leaves nothing behind`() async throws {
        let (stop, gate) = (StopRequest(), Gate())
        let budget = CallBudget(BudgetCaps(cost: worst("question").cost), stop: stop)
        let scripted = ScriptedModel { _, _ in
            await gate.pass()
            return .scripted("a")
        }
        let model = BudgetedModel(scripted, accounts: accounts(budget))
        let first = Task { try await model.reply(to: .saying("question", most: 50), in: CallContext()) }
        await until { gate.waiterCount == 1 }
        let second = Task { try await model.reply(to: .saying("b", most: 50), in: CallContext()) }
        await until { budget.waiterCount == 1 }
        second.cancel()
        await #expect(throws: CancellationError.self) { _ = try await second.value }
        gate.open()
        _ = try await first.value
        #expect(budget.waiterCount == 0 && budget.reserved == .zero && !stop.isRequested)
    }

    @Test func `a run that stops ends all that wait for the budget`() async {
        let (stop, gate) = (StopRequest(), Gate())
        let budget = CallBudget(BudgetCaps(tokens: worst("question").tokens), stop: stop)
        let scripted = ScriptedModel { _, _ in
            await gate.pass()
            return .scripted("a")
        }
        let model = BudgetedModel(scripted, accounts: accounts(budget))
        let first = Task { try await model.reply(to: .saying("question", most: 50), in: CallContext()) }
        await until { gate.waiterCount == 1 }
        let second = Task {
            await failure { try await model.reply(to: .saying("b", most: 50), in: CallContext()) }
        }
        await until { budget.waiterCount == 1 }
        stop.request()
        #expect(await second.value?.kind == .withdrawn)
        gate.open()
        #expect((try? await first.value.text) == "a")
        #expect(stop.reason == nil)
    }

    @Test func `a vocabulary that counts too few is not trusted again`() async throws {
        let budget = plenty()
        let usage = TokenUsage(promptTokens: 60, answerTokens: 1)
        let scripted = ScriptedModel { _, number in
            if number == 1 { throw ModelError(.interrupted, "it broke off") }
            return ModelReply(text: "a", finish: .stop, usage: usage)
        }
        let exact = PromptSize { _ in 1 }
        let model = BudgetedModel(scripted, accounts: accounts(budget, exact: exact))
        let text = String(repeating: "a", count: 100)
        _ = try await model.reply(to: .saying(text, most: 50), in: CallContext())
        #expect(budget.paid.tokens == 61)
        _ = await failure { try await model.reply(to: .saying(text, most: 50), in: CallContext()) }
        #expect(budget.paid.tokens == 61 + 100 + 32 + 50)
    }

    @Test func `without a largest answer no budget is kept, and nothing is sent`() async {
        let scripted = ScriptedModel(.success(.scripted("a")))
        let model = BudgetedModel(scripted, accounts: accounts(plenty()))
        let error = await failure { try await model.reply(to: .saying("a"), in: CallContext()) }
        #expect(error?.kind == .badRequest && scripted.requests.isEmpty)
    }
}

/// Gives every answer of another model this usage.
private struct UsageModel: LanguageModel {
    let model: any LanguageModel
    let usage: TokenUsage

    init(_ model: any LanguageModel, _ usage: TokenUsage) {
        self.model = model
        self.usage = usage
    }

    func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        var reply = try await model.reply(to: request, in: context)
        reply.usage = usage
        return reply
    }
}
