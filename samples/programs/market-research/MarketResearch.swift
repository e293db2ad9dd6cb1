import Fanfold

/// Four specialists look into one question at the same time; their sections become an executive summary.
@main
enum MarketResearch {
    static func main() async throws {
        let question = CommandLine.arguments.dropFirst().joined(separator: " ")
        try await LanguageModels.lend { models in
            let model = try models("openai:gpt-4o-mini")
            let specialists = FanOut(
                "market research",
                [
                    model.agent("trends", "Where is the market going?"),
                    model.agent("competitors", "Who else is there, and what are they good and bad at?"),
                    model.agent("sentiment", "What do customers like, dislike and ask for?"),
                    model.agent("pricing", "What is paid for what, and how are prices made?"),
                ],
                into: model.agent("summary", "Write an executive summary: the finding, the evidence, the next step.")
            )
            let answer = try await specialists.answer(to: question)

            for outcome in answer.outcomes {
                let text = outcome.output?.statements.map(\.text).joined(separator: " ") ?? "no answer"
                print("## \(outcome.agent) (\(outcome.duration))\n\(text)\n")
            }
            print("## summary\n\(answer.whole.statements.map(\.text).joined(separator: " "))\n")
            let timing = answer.timing
            print("one after the other: \(timing.totalTime)")
            print("at the same time:    \(timing.wallTime), \(timing.speedUp) times as fast")
            print("at best:             \(timing.leastWallTime(cap: 8)) with 8 calls in flight")
        }
    }
}
