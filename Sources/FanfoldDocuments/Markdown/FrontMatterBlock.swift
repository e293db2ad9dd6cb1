/// The YAML between two lines of `---` that a Markdown file may open with.
enum FrontMatterBlock {
    /// The front matter with its fences, from the text's start; nil where there is none.
    static func range(in text: Span<UInt8>) -> Range<Int>? {
        var cursor = LineCursor()
        guard let first = cursor.next(in: text), isFence(first, UInt8(ascii: "-"), in: text) else {
            return nil
        }
        var hasKey = false
        while let line = cursor.next(in: text) {
            if isFence(line, UInt8(ascii: "-"), in: text)
                || (hasKey && isFence(line, UInt8(ascii: "."), in: text))
            {
                return hasKey || line.number == 2 ? 0..<line.content.upperBound : nil
            }
            // Text after a thematic break is no front matter: what is not indented must look like YAML.
            guard !line.isBlank, line.indent == 0 else { continue }
            switch text[line.content.lowerBound] {
            case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "]"), UInt8(ascii: "}"): break
            default:
                guard isKey(line, in: text) else { return nil }
                hasKey = true
            }
        }
        return nil
    }

    /// The value of the top-level key `title`, without quotation marks.
    static func title(in text: Span<UInt8>) -> String? {
        guard let range = range(in: text) else { return nil }
        var cursor = LineCursor()
        let key = Array("title:".utf8)
        while let line = cursor.next(in: text), line.start < range.upperBound {
            guard line.indent == 0, line.content.count > key.count,
                key.indices.allSatisfy({ text[line.start + $0] == key[$0] })
            else { continue }
            let value = WhiteSpace.trimmed(line.start + key.count..<line.content.upperBound, in: text)
            return unquoted(value, in: text)
        }
        return nil
    }

    private static func unquoted(_ value: Range<Int>, in text: Span<UInt8>) -> String? {
        guard let first = value.first, let last = value.last else { return nil }
        let quote = text[first]
        let isQuoted =
            value.count >= 2 && text[last] == quote
            && (quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"))
        if !isQuoted, [UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "[")].contains(quote) {
            return nil
        }
        let bytes = (isQuoted ? first + 1..<last : value).map { text[$0] }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the line is three of one mark.
    private static func isFence(_ line: Line, _ mark: UInt8, in text: Span<UInt8>) -> Bool {
        line.indent == 0 && line.content.count == 3 && line.content.allSatisfy { text[$0] == mark }
    }

    private static func isKey(_ line: Line, in text: Span<UInt8>) -> Bool {
        for offset in line.content where text[offset] == UInt8(ascii: ":") {
            return offset + 1 == line.content.upperBound || text[offset + 1] == 0x20
        }
        return false
    }
}
