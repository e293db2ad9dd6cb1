/// Makes plain text safe inside Markdown: it reads as the same words, whatever it contains.
///
/// Works on scalars: a combining mark would hide the character before it, but not from a Markdown parser.
enum MarkdownEscaping {
    /// One line of inline Markdown that shows `text`; may stand at the start of a block.
    static func inline(_ text: String) -> String {
        let line = PlainLine.of(text)
        guard mayNeedEscape(line.utf8) else { return line }
        let scalars = Array(line.unicodeScalars)
        let hasPairOfTildes = scalars.count { $0 == "~" } > 1
        let start = markOfBlock(in: scalars)
        var escaped = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : nil
            let after = index + 1 < scalars.count ? scalars[index + 1] : nil
            if index == start || needsBackslash(scalar, before: before, after: after)
                || hasPairOfTildes && scalar == "~" || scalar == "&" && opensEntity(scalars[(index + 1)...])
            {
                escaped.append("\\")
            }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    /// Whether a line has a character that is escaped anywhere, or begins with one that may open a block.
    private static func mayNeedEscape(_ line: String.UTF8View) -> Bool {
        switch line.first ?? 0 {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="),
            UInt8(ascii: "#"), UInt8(ascii: ">"):
            return true
        default: break
        }
        return line.contains { byte in
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "&"):
                true
            default: false
            }
        }
    }

    /// Inline Markdown for a heading, where number signs at the end would be taken for its close.
    static func heading(_ text: String) -> String {
        let inline = inline(text)
        let close = inline.utf8.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        guard close > 0 else { return inline }
        let words = inline.utf8.dropLast(close)
        guard words.last == UInt8(ascii: " ") else { return inline }
        return String(decoding: words, as: UTF8.self) + "\\" + String(repeating: "#", count: close)
    }

    /// Inline Markdown for a cell of a table.
    static func cell(_ text: String) -> String { withoutPipes(inline(text)) }

    /// Inline Markdown as it stands in a cell of a table.
    static func withoutPipes(_ markdown: String) -> String {
        var cell = String.UnicodeScalarView()
        for scalar in markdown.unicodeScalars {
            if scalar == "|" { cell.append("\\") }
            cell.append(scalar)
        }
        return String(cell)
    }

    /// A link's words and target, both safe.
    static func link(_ text: String, to path: String) -> String {
        "[\(inline(text))](\(percentEncoded(path)))"
    }

    private static func needsBackslash(
        _ scalar: Unicode.Scalar,
        before: Unicode.Scalar?,
        after: Unicode.Scalar?
    ) -> Bool {
        switch scalar {
        case "\\", "`", "*", "[", "]", "<": true
        // Between letters an underscore is only itself.
        case "_": !(isWordLike(before) && isWordLike(after))
        default: false
        }
    }

    /// Whether letters, digits or a number sign follow an ampersand, and then a semicolon.
    private static func opensEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = rest.prefix { $0 == "#" || $0.isASCII && isWordLike($0) }
        return !name.isEmpty && rest[name.endIndex...].first == ";"
    }

    private static func isWordLike(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// The place of what could open a heading, a list, a quote or a rule at the text's start.
    private static func markOfBlock(in text: [Unicode.Scalar]) -> Int? {
        guard let first = text.first else { return nil }
        if "-+=#>".unicodeScalars.contains(first) { return 0 }
        let digits = text.prefix { ("0"..."9").contains($0) }.count
        guard (1...9).contains(digits), digits < text.count, text[digits] == "." || text[digits] == ")"
        else { return nil }
        // Without a space after it, as in a section's number, the mark opens nothing.
        return digits + 1 == text.count || text[digits + 1] == " " ? digits : nil
    }

    private static func percentEncoded(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        var encoded = ""
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            if scalar.isASCII,
                scalar.properties.isAlphabetic || "0123456789-._~/".unicodeScalars.contains(scalar)
            {
                encoded.unicodeScalars.append(scalar)
            } else {
                encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return encoded
    }
}
