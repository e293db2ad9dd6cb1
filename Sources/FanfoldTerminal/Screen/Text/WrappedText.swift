/// Text on several lines, broken between words, harmless whatever it was made of.
struct WrappedText: Sendable, Hashable {
    private(set) var lines: [CellText] = []

    /// Breaks a text; what does not fit into `most` lines ends in an ellipsis.
    init(_ text: String, columns: Int, most: Int) {
        guard columns > 0, most > 0 else { return }
        var rest = Substring(text).drop(while: \.isWhitespace)
        while !rest.isEmpty, lines.count < most - 1 {
            let end = Self.endOfLine(rest, columns)
            lines.append(CellText(rest[..<end], columns: columns))
            rest = rest[end...].drop(while: \.isWhitespace)
        }
        if !rest.isEmpty { lines.append(CellText(rest, columns: columns)) }
    }

    /// The place after the last word that fits, or within a word that is longer than a line.
    private static func endOfLine(_ text: Substring, _ columns: Int) -> Substring.Index {
        let scalars = text.unicodeScalars
        var (width, lastBlank) = (0, nil as Substring.Index?)
        for index in scalars.indices {
            let scalar = scalars[index].harmless
            let wide = scalar.map { ScalarWidth.of($0) } ?? 0
            if scalar == " ", index > scalars.startIndex { lastBlank = index }
            guard width + wide <= columns else {
                // A character wider than the line would never end it.
                return lastBlank ?? (index > scalars.startIndex ? index : scalars.index(after: index))
            }
            width += wide
        }
        return scalars.endIndex
    }
}
