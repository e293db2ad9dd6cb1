import Fanfold
import Foundation

/// What the first agent answers in.
struct Sentiment: Codable, Sendable {
    enum Mood: String, Codable, Sendable, CaseIterable { case positive, negative, mixed }
    var mood: Mood
    var reasons: [String]
}

/// What the second agent answers in.
struct PriceList: Codable, Sendable {
    struct Price: Codable, Sendable {
        var item: String
        var amount: Double
        var currency: String
    }
    var prices: [Price]
}

/// Two agents with answers of different types read one text; the compiler knows which answer is whose.
@main
enum TypedFanIn {
    static func main() async {
        do { try await run() } catch {
            print(error)
            exit(1)
        }
    }

    private static func run() async throws {
        let words = CommandLine.arguments.dropFirst().joined(separator: " ")
        let text = words.isEmpty ? "A day ticket costs £14.50. That is too much, says everybody." : words

        try await LanguageModels.lend { models in
            let model = try models("openai:gpt-4o-mini")
            let mood = try model.agent(
                answering: Sentiment.self,
                "mood",
                "How does the writer feel, and why?"
            )
            let prices = try model.agent(
                answering: PriceList.self,
                "prices",
                "List every price that is named."
            )
            let (sentiment, list) = try await TypedFanOut(mood, prices).answers(to: text)

            // sentiment is an Outcome<Sentiment>, list an Outcome<PriceList>.
            if let answer = sentiment.output {
                print("mood: \(answer.mood), because \(answer.reasons.joined(separator: "; "))")
            }
            for price in list.output?.prices ?? [] {
                print("\(price.item): \(price.amount) \(price.currency)")
            }
            let answered = [sentiment.output != nil, list.output != nil].count { $0 }
            print(
                "\(answered) of 2 agents answered, side by side in \(FanOutTiming((sentiment, list)).wallTime)"
            )
        }
    }
}
