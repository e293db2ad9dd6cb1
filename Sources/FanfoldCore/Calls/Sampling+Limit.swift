internal import OrderedCollections

extension Sampling {
    /// The names under which an option sets the largest answer in place of ``maxAnswerTokens``.
    private static let limits = ["max_tokens", "max_completion_tokens", "num_predict"]

    /// The most tokens that a request with these settings can have written.
    ///
    /// - Parameter most: The longest answer the model gives by itself.
    /// - Returns: The most tokens; `nil` where nothing says.
    package func largestAnswer(orElse most: Int?) -> Int? {
        let inner = options["options"]?.object ?? [:]
        let given = Self.limits.compactMap { options[$0] ?? inner[$0] }
        var answer = given.isEmpty ? maxAnswerTokens ?? most : most
        let said = given.compactMap { value -> Int? in
            guard case .integer(let tokens) = value, tokens > 0 else { return nil }
            return tokens
        }
        // An option that takes the limit away leaves the model's own.
        if !given.isEmpty, said.count == given.count { answer = said.max() }
        guard case .integer(let answers)? = options["n"], answers > 1 else { return answer }
        return answer.map { $0 * min(answers, 1000) }
    }
}
