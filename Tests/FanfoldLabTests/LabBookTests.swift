import FanfoldCore
import FanfoldTestKit
import Testing

@testable import FanfoldLab

@Suite struct `Lab book` {
    @Test func `calls in flight are counted, and their mean between the first request and the last`() throws {
        var book = LabBook(LabSettings(), now: .zero)
        let prompt = try Prompts.prompt("a")
        func come(_ book: inout LabBook, _ now: Duration) {
            _ = book.come(.openAI, now: now)
            _ = book.admit(prompt, outputTokens: 1, now: now)
        }
        come(&book, .seconds(1))
        come(&book, .seconds(2))
        book.leave(answered: prompt.identity, tokens: 3, now: .seconds(3))
        book.leave(answered: nil, tokens: 3, now: .seconds(4))
        come(&book, .seconds(5))
        // One second with one, one with two, one with one and one with none.
        #expect(book.stats.meanInFlight == 1 && book.stats.span == .seconds(4))
        book.abandon(now: .seconds(99))
        let stats = book.stats
        #expect(stats.meanInFlight == 1 && stats.mostInFlight == 2 && stats.inFlight == 0)
        #expect(stats.requests == 3 && stats.answered == 1 && stats.abandoned == 1)
        #expect(stats.answerTokens == 3 && stats.promptTokens == 3)
    }

    @Test func `a prompt is repeated when it was answered before, not when it failed`() throws {
        var book = LabBook(LabSettings(), now: .zero)
        let prompt = try Prompts.prompt("a")
        func admit() -> Int? {
            let verdict = book.admit(prompt, outputTokens: 1, now: .zero)
            guard case .pass(let admission) = verdict else { return nil }
            return admission.attempt
        }
        #expect(admit() == 1)
        book.leave(answered: nil, tokens: 0, now: .zero)
        #expect(admit() == 2 && book.stats.repeatedPrompts == 0)
        book.leave(answered: prompt.identity, tokens: 0, now: .zero)
        #expect(admit() == 3 && book.stats.repeatedPrompts == 1 && book.stats.distinctPrompts == 1)
    }

    @Test func `a reset keeps what is in flight`() throws {
        var book = LabBook(LabSettings(), now: .zero)
        _ = book.come(.ollama, now: .zero)
        _ = book.admit(try Prompts.prompt("a"), outputTokens: 1, now: .zero)
        book.reset(LabSettings(), now: .seconds(1))
        book.leave(answered: 5, tokens: 1, now: .seconds(2))
        #expect(book.stats.inFlight == 0 && book.stats.requests == 0)
    }

    @Test func `the figures are a table for people and JSON for programs`() {
        var stats = LabStats()
        stats.requests = 120
        stats.answered = 90
        stats.abandoned = 2
        stats.shapes = [.openAI: 100, .anthropic: 20]
        stats.faults = [.tooMany: 7, .drop: 3, .stale: 1]
        stats.limited = [.requests: 12, .outputTokens: 2]
        stats.refused = [401: 3, 400: 1]
        stats.mostInFlight = 32
        stats.meanInFlight = 31.27
        stats.span = .milliseconds(1500)
        stats.distinctPrompts = 88
        stats.repeatedPrompts = 1
        stats.promptTokens = 50_000
        stats.workedPromptTokens = 45_000
        stats.workedAnswerTokens = 4500
        stats.answerTokens = 4_000
        let text = stats.table + "\n" + stats.json.text + "\n"
        if let difference = Golden().difference(of: text, from: "stats.txt") { Issue.record("\(difference)") }
    }
}
