import Fanfold

/// What the first agent answers in.
struct Sentiment: Codable, Sendable {
    enum Mood: String, Codable, Sendable, CaseIterable { case positive, negative, mixed }
    var mood: Mood
    var reasons: [String]
}

/// What the second agent answers in.
struct Prices: Codable, Sendable {
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
    static func main() async throws {
        let text = CommandLine.arguments.dropFirst().joined(separator: " ")
        try await LanguageModels.lend { models in
            let model = try models("openai:gpt-4o-mini")
            let mood = try model.agent(answering: Sentiment.self, "mood", "How does the writer feel, and why?")
            let prices = try model.agent(answering: Prices.self, "prices", "List every price that is named.")
            let (sentiment, list) = try await TypedFanOut(mood, prices).answers(to: text)

            if let sentiment = sentiment.output {
                print("mood: \(sentiment.mood), because \(sentiment.reasons.joined(separator: "; "))")
            }
            for price in list.output?.prices ?? [] { print("\(price.item): \(price.amount) \(price.currency)") }
            let timing = FanOutTiming((sentiment, list))
            print("agents answered: \([sentiment.output != nil, list.output != nil].count { $0 }) of 2")
            print("at the same time: \(timing.wallTime < timing.totalTime)")
        }
    }
}
