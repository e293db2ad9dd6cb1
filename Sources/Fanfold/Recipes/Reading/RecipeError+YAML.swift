internal import Yams

extension RecipeError {
    /// What keeps a text from being YAML, in plain words.
    init(_ error: YamlError, file: String) {
        switch error {
        case .scanner(let context, let problem, let mark, let text),
            .parser(let context, let problem, let mark, let text),
            .composer(let context, let problem, let mark, let text):
            // What is missing at the end of the file is told where it began.
            let written = text[..<(text.lastIndex { !$0.isWhitespace } ?? text.startIndex)]
            let isPastEnd = mark.line > written.count(where: \.isNewline) + 1
            let mark = isPastEnd ? context?.mark ?? mark : mark
            let place =
                context.map { $0.mark.line < mark.line ? " (begun on line \($0.mark.line))" : "" } ?? ""
            let told = Self.reason(problem)
            self.init(
                file: file,
                line: mark.line,
                column: mark.column,
                "the YAML can't be read: \(told.reason)\(place)",
                hint: told.hint
            )
        case .reader(_, let offset, _, let text):
            let line = offset.map { text.prefix($0).count(where: \.isNewline) + 1 }
            self.init(
                file: file,
                line: line,
                "the YAML can't be read: it holds a control character",
                hint: "take the character out, or write it as an escape between double quotes"
            )
        case .duplicatedKeysInMapping(let names, let context):
            let name = names.first.map(SecretText.shown) ?? "a name"
            self.init(
                file: file,
                line: context.mark.line,
                column: context.mark.column,
                "\(name) is given twice in one list of settings, first here",
                hint: "keep one of the two"
            )
        default:
            self.init(file: file, "the YAML can't be read")
        }
    }

    /// The parser's problem in words that say what to do.
    private static func reason(_ problem: String) -> (reason: String, hint: String?) {
        for (part, reason, hint) in reasons where problem.contains(part) { return (reason, hint) }
        return (problem, nil)
    }

    private static let reasons: [(part: String, reason: String, hint: String?)] = [
        (
            "mapping values are not allowed", "a second ':' on one line, or a line set in too far",
            "put the value between quotes, or line it up with its neighbours"
        ),
        (
            "could not find expected ':'", "a name without ':' after it",
            "write NAME: VALUE; text of several lines follows a | and is set in"
        ),
        (
            "did not find expected key", "a line that is not set in as its neighbours are",
            "line names up that belong together"
        ),
        (
            "cannot start any token", "a tab, or a character that may not begin a value",
            "set lines in with spaces, and put a value that begins with @, ` or % between quotes"
        ),
        ("found unexpected end of stream", "a quote that is not closed", "close the quote"),
        ("found unexpected document indicator", "a quote that is not closed", "close the quote"),
        (
            "did not find expected '-' indicator", "a line among list entries that does not begin with '-'",
            "begin each entry with -"
        ),
        ("did not find expected ',' or ']'", "a list without its ']'", "close the list"),
        ("did not find expected ',' or '}'", "a map without its '}'", "close the map"),
        (
            "found undefined alias", "an alias of something that is not above it",
            "put text that begins with * between quotes"
        ),
        (
            "found another document", "a second document, after a line of ---", "keep one recipe in a file"
        ),
        ("found unknown escape character", "an escape that YAML does not know", "write \\\\ for a backslash"),
        (
            "block sequence entries are not allowed", "a '-' where no list can begin",
            "begin a list on a new line"
        ),
    ]
}
