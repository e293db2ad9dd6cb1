/// Recognizes headings of plain text.
enum TextHeading {
    /// Longer lines are taken for sentences.
    private static let widest = 70

    /// The level of a line that is marked as a heading: `## Title` or `== Title ==`.
    static func markedLevel(_ line: Line, in text: Span<UInt8>) -> Int? {
        let content = line.content
        let mark = text[content.lowerBound]
        guard mark == UInt8(ascii: "#") || mark == UInt8(ascii: "=") else { return nil }
        let body = endOfRun(of: mark, in: content, text)
        let level = body - content.lowerBound
        guard level <= 6, body < content.upperBound, text[body] == 0x20 || text[body] == 0x09 else {
            return nil
        }
        if mark == UInt8(ascii: "#") { return level }
        var tail = content.upperBound
        while tail > body, text[tail - 1] == mark { tail -= 1 }
        let isClosed = content.upperBound - tail == level && text[tail - 1] == 0x20 && tail - 1 > body
        return level >= 2 && isClosed ? level : nil
    }

    /// The level of a title with a line of `=` or `-` below it: 1 or 2.
    static func underlinedLevel(_ title: Line, by underline: Line, in text: Span<UInt8>) -> Int? {
        let mark = text[underline.content.lowerBound]
        guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"), isRule(underline, in: text),
            Columns.width(of: title.content, in: text) <= widest, ListMarker(title.content, in: text) == nil
        else { return nil }
        return mark == UInt8(ascii: "=") ? 1 : 2
    }

    /// Whether the line is nothing but three or more of one of `=-*_~#+`.
    static func isRule(_ line: Line, in text: Span<UInt8>) -> Bool {
        let content = line.content
        switch text[content.lowerBound] {
        case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
            UInt8(ascii: "#"), UInt8(ascii: "+"):
            return content.count >= 3
                && endOfRun(of: text[content.lowerBound], in: content, text) == content.upperBound
        default:
            return false
        }
    }

    /// The level of a line between blank lines that is a heading by its wording or its capitals.
    ///
    /// «Chapter 4» and its like are level 1, «1.2 Title» has as many levels as numbers, and a line
    /// in capitals is level 2.
    static func levelStandingAlone(_ line: Line, in text: Span<UInt8>) -> Int? {
        guard line.content.count <= widest * 4, Columns.width(of: line.content, in: text) <= widest else {
            return nil
        }
        var bytes: [UInt8] = []
        for offset in line.content { bytes.append(text[offset]) }
        let title = String(decoding: bytes, as: UTF8.self)
        if isChapter(title) { return 1 }
        guard let last = title.unicodeScalars.last, !".,;:!?…".unicodeScalars.contains(last) else {
            return nil
        }
        return numberedLevel(title) ?? (isAllCapitals(title) ? 2 : nil)
    }

    /// `Chapter`, `Part` and the like, then a number, then nothing or a mark and a title.
    private static func isChapter(_ title: String) -> Bool {
        let words = title.split(separator: " ", maxSplits: 2)
        guard words.count >= 2 else { return false }
        let kinds = [
            "chapter", "part", "book", "section", "appendix", "kapitel", "teil", "chapitre", "capítulo",
            "глава",
            "часть",
        ]
        guard kinds.contains(words[0].lowercased()), words[0].first?.isUppercase == true else { return false }
        let number = words[1].last.map { ".:—–-".contains($0) } == true ? words[1].dropLast() : words[1]
        let isNumber =
            !number.isEmpty
            && (number.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } || number.allSatisfy("IVXLC".contains)
                || (number.count == 1 && number.allSatisfy(\.isUppercase)))
        guard isNumber, let last = title.last, words.count == 2 || !",;".contains(last) else { return false }
        guard words.count == 3 else { return true }
        return number.count < words[1].count || ":—–-".contains(words[2].prefix(1))
            || words[2].first?.isUppercase == true && last != "."
    }

    /// How many numbers open the title, as in `2.4 Results` or `2.4.1. Costs`: two at least.
    private static func numberedLevel(_ title: String) -> Int? {
        guard let space = title.firstIndex(of: " ") else { return nil }
        let label = title[..<space].last == "." ? title[..<space].dropLast() : title[..<space]
        let numbers = label.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count >= 2, numbers.count <= 6,
            numbers.allSatisfy({
                !$0.isEmpty && $0.count <= 3 && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            })
        else { return nil }
        return title[space...].dropFirst().first?.isUppercase == true ? numbers.count : nil
    }

    /// Whether the title has four cased letters at least, all capitals, and is mostly letters.
    private static func isAllCapitals(_ title: String) -> Bool {
        var capitals = 0
        var others = 0
        for scalar in title.unicodeScalars {
            let properties = scalar.properties
            if properties.isLowercase { return false }
            if properties.isUppercase { capitals += 1 } else if !properties.isWhitespace { others += 1 }
        }
        return capitals >= 4 && others * 3 <= capitals && title.first?.isLetter == true
    }

    private static func endOfRun(of mark: UInt8, in content: Range<Int>, _ text: Span<UInt8>) -> Int {
        var end = content.lowerBound
        while end < content.upperBound, text[end] == mark { end += 1 }
        return end
    }
}
