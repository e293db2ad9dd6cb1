/// What ends a block of HTML in Markdown.
enum HTMLBlockEnd: Hashable {
    case blankLine
    /// A line that has `-->`.
    case comment
    /// A line that has `?>`.
    case instruction
    /// A line that has `]]>`.
    case characterData
    /// A line that has `>`.
    case declaration
    /// A line that has the end tag of `script`, `style`, `pre` or `textarea`.
    case rawText

    /// The end of the HTML block that starts at the cursor, or nil where none does.
    ///
    /// - Parameters:
    ///   - cursor: Where the line's text starts.
    ///   - text: The whole text.
    ///   - canBeAnyTag: Whether a lone tag of any name starts a block: not inside a paragraph.
    init?(at cursor: MarkdownCursor, in text: Span<UInt8>, canBeAnyTag: Bool) {
        guard cursor.byte(in: text) == UInt8(ascii: "<") else { return nil }
        let next = cursor.byte(in: text, ahead: 1)
        switch next {
        case UInt8(ascii: "?"): self = .instruction
        case UInt8(ascii: "!"):
            if cursor.byte(in: text, ahead: 2) == UInt8(ascii: "-") {
                guard cursor.byte(in: text, ahead: 3) == UInt8(ascii: "-") else { return nil }
                self = .comment
            } else if cursor.byte(in: text, ahead: 2) == UInt8(ascii: "[") {
                self = .characterData
            } else {
                guard Self.isLetter(cursor.byte(in: text, ahead: 2)) else { return nil }
                self = .declaration
            }
        default:
            let nameStart = next == UInt8(ascii: "/") ? 2 : 1
            guard Self.isLetter(cursor.byte(in: text, ahead: nameStart)) else { return nil }
            var length = 0
            var name: [UInt8] = []
            while length < 12, Self.isNameByte(cursor.byte(in: text, ahead: nameStart + length)) {
                name.append(cursor.byte(in: text, ahead: nameStart + length) | 0x20)
                length += 1
            }
            let after = cursor.byte(in: text, ahead: nameStart + length)
            let isDelimited =
                after == 0 || WhiteSpace.isASCII(after) || after == UInt8(ascii: ">")
                || after == UInt8(ascii: "/")
            let tag = String(decoding: name, as: UTF8.self)
            if isDelimited, nameStart == 1, Self.rawTextTags.contains(tag) {
                self = .rawText
            } else if isDelimited, Self.blockTags.contains(tag) {
                self = .blankLine
            } else if canBeAnyTag, Self.isLoneTag(from: cursor.offset, to: cursor.end, in: text) {
                self = .blankLine
            } else {
                return nil
            }
        }
    }

    /// Whether the block ends on a line with this content.
    func isMet(by content: Range<Int>, in text: Span<UInt8>) -> Bool {
        self == .blankLine ? content.isEmpty : marks.contains { Self.find($0, content, text) }
    }

    /// Where the last end of this kind starts in `text`; `nil` where there is none.
    ///
    /// Looks from the text's end, so the answer is worth keeping.
    func lastOffset(in text: Span<UInt8>) -> Int? {
        marks.compactMap { mark in
            let mark = Array(mark.utf8)
            var start = text.count - mark.count
            while start >= 0, !Self.isFound(mark, at: start, in: text) { start -= 1 }
            return start < 0 ? nil : start
        }.max()
    }

    /// Any of which ends the block; none where a blank line does.
    private var marks: [String] {
        switch self {
        case .blankLine: []
        case .comment: ["-->"]
        case .instruction: ["?>"]
        case .characterData: ["]]>"]
        case .declaration: [">"]
        case .rawText: Self.rawTextTags.map { "</\($0)>" }
        }
    }

    private static let rawTextTags = ["script", "style", "pre", "textarea"]

    private static let blockTags: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "col", "colgroup", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
        "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend",
        "li",
        "link", "main", "menu", "menuitem", "meta", "nav", "noframes", "ol", "optgroup", "option", "p",
        "param",
        "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
        "track",
        "ul",
    ]

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte == UInt8(ascii: "-") || (byte >= 0x30 && byte <= 0x39)
    }

    /// Whether the line is one tag and nothing else; a link such as `<https://…>` is none.
    private static func isLoneTag(from start: Int, to end: Int, in text: Span<UInt8>) -> Bool {
        guard text[end - 1] == UInt8(ascii: ">") else { return false }
        var offset = start + 1
        if offset < end, text[offset] == UInt8(ascii: "/") { offset += 1 }
        while offset < end, isNameByte(text[offset]) { offset += 1 }
        guard offset < end, text[offset] != UInt8(ascii: ":"), text[offset] != UInt8(ascii: "@"),
            text[offset] != UInt8(ascii: ".")
        else { return false }
        for inner in offset..<end - 1
        where text[inner] == UInt8(ascii: "<") || text[inner] == UInt8(ascii: ">") { return false }
        return true
    }

    private static func find(_ mark: String, _ content: Range<Int>, _ text: Span<UInt8>) -> Bool {
        let mark = Array(mark.utf8)
        guard content.count >= mark.count else { return false }
        for start in content.lowerBound...content.upperBound - mark.count {
            if isFound(mark, at: start, in: text) { return true }
        }
        return false
    }

    private static func isFound(_ mark: [UInt8], at start: Int, in text: Span<UInt8>) -> Bool {
        for (index, byte) in mark.enumerated()
        where text[start + index] | (isLetter(byte) ? 0x20 : 0) != byte { return false }
        return true
    }
}
