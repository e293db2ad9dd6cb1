package import FanfoldCore

/// How long a model's answers are, as far as it can be known before.
package struct AnswerEstimate: Sendable, Hashable {
    /// The tokens an answer is expected to have, as the model's server counts.
    package var expected: Int
    /// The most tokens of an answer; `nil` where it is the server's own limit.
    package var most: Int?
    /// How many tokens the server counts where we count one.
    package var promptRatio: Double

    /// The tokens of an answer of which nothing at all is known.
    private static let usual = 200

    /// Estimates by what is known of the model, else by what it is told.
    ///
    /// - Parameters:
    ///   - past: What the model's kept calls used.
    ///   - words: The most words of an answer, as the model is told; `nil` where it is told nothing.
    ///   - most: The most tokens of an answer.
    package init(past: PastUsage?, words: Int?, most: Int?) {
        let told = words.map { ($0 * 4 + 2) / 3 } ?? Self.usual
        let known = past?.meanAnswerTokens.map { Int($0.rounded(.up)) } ?? told
        expected = max(1, min(known, most ?? .max))
        self.most = most
        promptRatio = past?.promptRatio ?? 1
    }

    /// By how many tokens the longest answer is longer than the expected one.
    var extra: Int { max(0, (most ?? expected) - expected) }
}
