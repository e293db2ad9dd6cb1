import Fanfold
import Foundation

/// Four specialists look into one question at the same time; their sections become an executive summary.
@main
enum MarketResearch {
    static func main() async {
        do { try await run() } catch {
            print(error)
            exit(1)
        }
    }

    private static func run() async throws {
        let words = CommandLine.arguments.dropFirst().joined(separator: " ")
        let question = words.isEmpty ? "Is there a market for electric harbour tugs?" : words

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
                into: model.agent("executive summary", "Write the finding, the evidence and the next step.")
            )
            let answer = try await specialists.answer(to: question)

            for outcome in answer.outcomes {
                print("## \(outcome.agent)\n\n\(text(outcome.output))\n")
            }
            print("## executive summary\n\n\(text(answer.whole))\n")

            let timing = answer.timing
            print("one after the other: \(rounded(timing.totalTime / .seconds(1))) s")
            print("at the same time: \(rounded(timing.wallTime / .seconds(1))) s, ", terminator: "")
            print("\(rounded(timing.speedUp)) times as fast")
        }
    }

    private static func text(_ partial: Partial?) -> String {
        guard let partial else { return "(no answer)" }
        return partial.statements.map(\.text).joined(separator: " ")
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
