/// How long a server's answers are, to say before a call about how many tokens it will write.
struct AnswerSizes: Sendable {
    private var mean = 0.0
    private var count = 0

    /// The expected size of an answer of which nothing is known.
    private static let unknown = 512
    private static let floor = 32
    private static let enough = 5

    /// The tokens to set aside for an answer of at most `most` tokens.
    func expected(most: Int?) -> Int {
        guard count >= Self.enough else { return most ?? Self.unknown }
        let likely = max(Self.floor, Int(mean * 1.25))
        return min(likely, most ?? likely)
    }

    /// Takes an answer's size.
    mutating func add(_ tokens: Int) {
        count += 1
        mean += (Double(tokens) - mean) / Double(min(count, 50))
    }
}
