internal import FanfoldCore

/// Numbers the places that statements come from, each place once.
struct References {
    /// The most characters of a passage that are quoted; sentences are shorter.
    private static let passageLength = 600

    private var numbers: [Place: Int] = [:]
    private(set) var evidence: [Evidence] = []

    private struct Place: Hashable {
        var document: String
        var range: Range<Int>
    }

    /// The statement with the numbers of its places, as one line of Markdown.
    mutating func line(for statement: Statement) -> String {
        let mark = statement.evidence.isEmpty ? " (no source given)" : marks(for: statement.evidence)
        return "- \(MarkdownEscaping.inline(statement.text))\(mark)\n"
    }

    /// The numbers of places, each after a space.
    mutating func marks(for evidence: [Evidence]) -> String {
        evidence.map { " [\(number(of: $0))]" }.joined()
    }

    private mutating func number(of evidence: Evidence) -> Int {
        let place = Place(document: evidence.document, range: evidence.range)
        if let number = numbers[place] { return number }
        self.evidence.append(evidence)
        numbers[place] = self.evidence.count
        return self.evidence.count
    }

    /// The numbered places; `document` gives the words for the document a place is in.
    func list(_ document: (String) -> String) -> String {
        var list = ""
        for (index, evidence) in evidence.enumerated() {
            let place = [document(evidence.document), Self.lines(evidence.lines)].compactMap(\.self)
                .joined(separator: ", ")
            let passage = evidence.passage.map { ": " + MarkdownEscaping.inline(Self.quote($0)) } ?? ""
            list += "\(index + 1). \(place)\(passage)\n"
        }
        return list
    }

    /// A passage between quotes; of a long one, such as a whole chunk, the beginning.
    private static func quote(_ passage: String) -> String {
        let line = PlainLine.of(passage)
        guard line.unicodeScalars.count > passageLength else { return "“\(line)”" }
        let start = line.unicodeScalars.prefix(passageLength)
        let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
        return "“\(String(String.UnicodeScalarView(words))) …”"
    }

    /// Words for lines of the source.
    static func lines(_ lines: ClosedRange<Int>?) -> String? {
        guard let lines else { return nil }
        return lines.count == 1 ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound)–\(lines.upperBound)"
    }
}
