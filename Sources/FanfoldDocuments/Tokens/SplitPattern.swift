/// A published rule that cuts text into pieces before byte pairs are merged.
package enum SplitPattern: String, Sendable, CaseIterable {
    /// The rule of GPT-2 and GPT-3: numbers are whole, line breaks are white space like any other.
    case r50k
    /// The rule of GPT-3.5 and GPT-4: numbers in threes, line breaks end a piece.
    case cl100k
    /// The rule of GPT-4o and later: words are cut where lower case meets upper case.
    case o200k

    /// The rule that belongs to a vocabulary, told by its file's name, else by its size.
    ///
    /// A small vocabulary of unknown name gets the rule of ``cl100k``.
    package init(vocabularyName: String, tokenCount: Int) {
        let named: [(String, SplitPattern)] = [
            ("o200k", .o200k), ("cl100k", .cl100k), ("r50k", .r50k), ("p50k", .r50k), ("gpt2", .r50k),
        ]
        let name = vocabularyName.lowercased()
        if let match = named.first(where: { name.contains($0.0) }) {
            self = match.1
        } else {
            switch tokenCount {
            case 150_000...: self = .o200k
            case 50_000..<60_000: self = .r50k
            default: self = .cl100k
            }
        }
    }
}
