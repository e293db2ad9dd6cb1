package import FanfoldCore

/// The longest part that a fold shows.
package struct PartLimit: Sendable {
    /// The most tokens of an answer.
    package var tokens: Int
    /// Counts them.
    package var counter: any TokenCounter

    package init(tokens: Int, counter: any TokenCounter) {
        self.tokens = tokens
        self.counter = counter
    }

    /// The statements of `partial` that fit, and words for what does not; `nil` where all of it fits.
    ///
    /// The model's server counts otherwise than we do, so an answer that it let pass is not cut: half as much
    /// again fits. The first statement and a typed value always stay.
    func fit(_ partial: Partial) -> (partial: Partial, omission: String)? {
        let counts = partial.statements.map { counter.count(Array($0.text.utf8)[...]) }
        var sum = 0
        let fitting = counts.prefix { count in
            sum += count
            return sum <= tokens + tokens / 2
        }
        let kept = max(1, fitting.count)
        guard kept < counts.count else { return nil }
        var cut = partial
        cut.statements.removeLast(counts.count - kept)
        let left = Count.text(counts.count - kept, "sentence")
        let all = counts.reduce(0, +)
        return (
            cut,
            "\(left) of \(counts.count) left out, since \(all) tokens are more than max-answer-tokens (\(tokens))"
        )
    }
}
