/// A command line as a user writes it: words that may be quoted, or something for the shell.
struct ProgramLine: Sendable {
    /// The program and its arguments.
    let words: [String]

    /// Reads a line.
    ///
    /// Quotes and backslashes work as in a shell. A line with anything else that means something to a shell
    /// (`|`, `&`, `;`, `<`, `>`, `$`, `` ` ``, `(`, `*`, `?`, `[`, `#`, `~`, `{`, a line break), that sets a
    /// variable first, or whose quotes do not match is run by `/bin/sh -c`.
    init(_ line: String) {
        words = Self.words(of: line) ?? ["/bin/sh", "-c", line]
    }

    /// The words; `nil` for a line that needs a shell.
    private static func words(of line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var rest = line[...]
        while let character = rest.popFirst() {
            switch (quote, character) {
            case ("'", "'"), ("\"", "\""): quote = nil
            case ("'", _): word?.append(character)
            case ("\"", "\\"):
                guard let next = rest.popFirst() else { return nil }
                word? += "\"\\$`".contains(next) ? "\(next)" : "\\\(next)"
            case ("\"", "$"), ("\"", "`"): return nil
            case (.some, _): word?.append(character)
            case (nil, "'"), (nil, "\""):
                quote = character
                word = word ?? ""
            case (nil, "\\"):
                guard let next = rest.popFirst(), !next.isNewline else { return nil }
                word = (word ?? "") + "\(next)"
            case (nil, " "), (nil, "\t"):
                if let whole = word { words.append(whole) }
                word = nil
            default:
                if "|&;<>$`()*?[]#~{}!".contains(character) || character.isNewline { return nil }
                word = (word ?? "") + "\(character)"
            }
        }
        guard quote == nil else { return nil }
        if let word { words.append(word) }
        guard let first = words.first, !first.contains("=") else { return words.isEmpty ? [] : nil }
        return words
    }
}
