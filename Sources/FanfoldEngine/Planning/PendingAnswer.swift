package import FanfoldCore

/// Words in the place of an answer that a run would ask for.
///
/// Equal requests have equal words and others have others, so that a plan finds equal requests above them as well.
/// They are as long as an answer is expected to be.
package struct PendingAnswer: Error, Hashable {
    /// A mark, a digest, by how many tokens the longest answer is longer, and words.
    package let text: String

    /// The mark that no answer begins with by chance.
    private static let mark = "unanswered-fanfold-"
    private static let word = " answer"
    /// The digits of the digest that are enough to tell answers apart.
    private static let digits = 24

    /// Stands for the answer to a request.
    ///
    /// - Parameters:
    ///   - key: The request's key.
    ///   - tokens: How many tokens of `counter` the answer is expected to have.
    ///   - extra: By how many tokens of the server the longest answer is longer.
    ///   - counter: Counts tokens as prompts are counted.
    package init(to key: Digest, tokens: Int, extra: Int, counter: any TokenCounter) {
        let head = "\(Self.mark)\(key.description.prefix(Self.digits))-\(extra)"
        let many = String(repeating: Self.word, count: 64)
        let headTokens = counter.count(Array(head.utf8)[...])
        let manyTokens = max(1, counter.count(Array(many.utf8)[...]))
        let words = max(0, tokens - headTokens) * 64 / manyTokens
        text = head + String(repeating: Self.word, count: words)
    }

    /// Finds words that stand for an answer.
    package init?(in text: String) {
        guard text.hasPrefix(Self.mark) else { return nil }
        self.text = text
    }

    /// Stands for what is made of this and other answers without a model: all of them, one after the other.
    package func joined(with others: [String]) -> PendingAnswer {
        PendingAnswer(text: ([text] + others).joined(separator: " "))
    }

    /// Stands for what is counted in this and other answers: it is about as long as this.
    package func counted(with others: [String]) -> PendingAnswer {
        let digest = Digest(of: Array(([text] + others).joined(separator: " ").utf8))
        let rest = text.dropFirst(Self.mark.count + Self.digits)
        return PendingAnswer(text: Self.mark + digest.description.prefix(Self.digits) + rest)
    }

    private init(text: String) { self.text = text }

    /// By how many tokens a request is longer if the answers it rests on are the longest that they may be.
    static func extraTokens(in request: ModelRequest) -> Int {
        request.messages.reduce(0) { sum, message in
            var text = message.text
            // The bytes are lent for the search alone.
            return sum + text.withUTF8 { unsafe extraTokens(in: $0.span) }
        }
    }

    private static func extraTokens(in text: Span<UInt8>) -> Int {
        let mark = Array(mark.utf8)
        var (sum, start) = (0, 0)
        while start + mark.count <= text.count {
            guard text[start] == mark[0], mark.indices.allSatisfy({ text[start + $0] == mark[$0] }) else {
                start += 1
                continue
            }
            start += mark.count + digits + 1
            var extra = 0
            while start < text.count, text[start].isDigit {
                extra = extra &* 10 &+ Int(text[start] & 15)
                start += 1
            }
            sum &+= extra
        }
        return sum
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
