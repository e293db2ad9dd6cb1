import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Markers in a tree of calls` {
    /// Answers with the number and the sum of the markers and earlier sums in the prompt.
    private static let adding = ScriptedModel { request, number in
        var count = 0
        var sum = 0
        let text = request.messages.map(\.text).joined()
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != ":" }) {
            if word.hasPrefix("MKAGG:") {
                let numbers = word.split(separator: ":").compactMap { Int($0) }
                count += numbers[0]
                sum += numbers[1]
            } else if word.hasPrefix("MK"), let value = Int(word.dropFirst(2)) {
                count += 1
                sum += value
            }
        }
        let endings = [
            " MKAGG:\(count):\(sum)", "\nMKAGG:\(count):\(sum)\n", " [1]\n\n- MKAGG:\(count):\(sum) [1]",
        ]
        return .scripted("Summary \(number): steady growth.\(endings[number % 3])")
    }

    @Test(.timeLimit(.minutes(5))) func `come through to the root, each once`() async throws {
        var random = SeededGenerator(seed: 12)
        let paragraphs = TestText.paragraphs(50, &random)
        let texts = paragraphs.enumerated().map { index, text in "MK0000\(1000 + index) \(text)" }
        let split = SplitDocument(named: "a", chunks: texts, fanIn: 4)
        let agent = PromptedAgent(
            model: Self.adding,
            identity: ModelIdentity(provider: "p", name: "m"),
            sampling: Sampling(maxAnswerTokens: 100)
        )
        var values: [Partial] = []
        for chunk in split.chunks { values.append(try await agent.map(chunk)) }
        for fold in split.plan.folds {
            values.append(try await agent.fold(fold.children.map { values[$0] }, into: .document))
        }
        let sum = (0..<50).reduce(0) { $0 + 1_000 + $1 }
        let root = try #require(values.last)
        #expect(root.statements.map(\.text).contains("MKAGG:50:\(sum)"))
        #expect(root.omission == nil)
    }
}
