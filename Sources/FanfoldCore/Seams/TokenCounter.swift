/// Counts tokens, the unit of chunk budgets and model limits.
package protocol TokenCounter: Sendable {
    /// Name and version; part of the chunk settings, since another count cuts elsewhere.
    var identity: String { get }

    /// The number of tokens in UTF-8 text; 0 only for empty text.
    func count(_ text: Span<UInt8>) -> Int
}

extension TokenCounter {
    /// The number of tokens in a slice of UTF-8 text.
    package func count(_ text: ArraySlice<UInt8>) -> Int { count(text.span) }
}
