internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite struct `Planning model` {
    private let account = PlanBook.Account(model: ModelIdentity(provider: "openai", name: "m"), server: "s")

    private func model(
        _ book: PlanBook,
        past: PastUsage? = nil,
        most: Int? = 400,
        kept: MemoryCallStore? = nil,
        asksAgain: Bool = false
    ) -> PlanningModel {
        PlanningModel(
            account,
            estimate: AnswerEstimate(past: past, words: 150, most: most),
            price: nil,
            isAggregate: false,
            counter: ByteCounter(),
            kept: kept,
            asksAgain: asksAgain,
            book: book
        )
    }

    private func request(_ text: String) -> ModelRequest {
        ModelRequest(model: account.model, messages: [ModelMessage(.user, text)])
    }

    @Test(.timeLimit(.minutes(5)))
    func `equal requests have equal words and count once`() async throws {
        let book = PlanBook()
        let model = model(book)
        let first = try await model.reply(to: request("a"), in: CallContext()).text
        let other = try await model.reply(to: request("b"), in: CallContext()).text
        let again = try await model.reply(to: request("a"), in: CallContext()).text
        #expect(first == again && first != other)
        let entry = try #require(book.entries.first?.entry)
        #expect(entry.newCalls == 2 && entry.equalCalls == 1 && entry.storedCalls == 0)
        #expect(entry.usage.promptTokens == 10 && entry.usage.answerTokens == 400)
        #expect(entry.most?.promptTokens == 10 && entry.most?.answerTokens == 800)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a fold of answers to come is as long as they are, and longer at the most`() async throws {
        let book = PlanBook()
        let model = model(book)
        let parts = try await [
            model.reply(to: request("a"), in: CallContext()),
            model.reply(to: request("b"), in: CallContext()),
        ]
        let before = try #require(book.entries.first?.entry)
        _ = try await model.reply(to: request(parts.map(\.text).joined(separator: "\n")), in: CallContext())
        let after = try #require(book.entries.first?.entry)
        let expected = after.usage.promptTokens - before.usage.promptTokens
        #expect((380...410).contains(expected), "two answers of 200 tokens, and what surrounds them")
        let most = (after.most?.promptTokens ?? 0) - (before.most?.promptTokens ?? 0)
        #expect(most == expected + 2 * 200)
    }

    @Test(.timeLimit(.minutes(5)))
    func `past usage corrects what is expected`() async throws {
        var past = PastUsage()
        (past.calls, past.answerTokens) = (4, 240)
        (past.countedTokens, past.promptTokens) = (100, 150)
        let book = PlanBook()
        _ = try await model(book, past: past).reply(to: request("abcdef"), in: CallContext())
        #expect(book.entries.first?.entry.usage.answerTokens == 60)
        #expect(book.entries.first?.entry.usage.promptTokens == 15)
        #expect(AnswerEstimate(past: past, words: 150, most: 50).expected == 50)
        #expect(AnswerEstimate(past: nil, words: 150, most: nil).expected == 200)
    }

    @Test(.timeLimit(.minutes(5)))
    func `without a most of an answer there is none of the calls`() async throws {
        let book = PlanBook()
        let model = model(book, most: nil)
        _ = try await model.reply(to: request("a"), in: CallContext())
        #expect(book.entries.first?.entry.most == nil && book.entries.first?.entry.newCalls == 1)
    }

    @Test(.timeLimit(.minutes(5)), arguments: [false, true])
    func `a kept refusal stands unless it is asked again`(asksAgain: Bool) async throws {
        let refused = StoredCall(
            key: request("a").key,
            model: account.model,
            reply: .scripted("No.", finish: .refusal),
            countedTokens: 1
        )
        let book = PlanBook()
        let model = model(book, kept: MemoryCallStore([refused]), asksAgain: asksAgain)
        let reply = try await model.reply(to: request("a"), in: CallContext())
        #expect(reply.finish == (asksAgain ? .stop : .refusal))
        #expect(book.entries.first?.entry.newCalls == (asksAgain ? 1 : 0))
        #expect(book.entries.first?.entry.storedCalls == (asksAgain ? 0 : 1))
    }
}
