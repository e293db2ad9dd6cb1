/// Writes plain text as inline Markdown that reads as the same text.
///
/// Puts a backslash only where a character would mean something, so that most text stays as it is.
enum InlineEscaping {
    /// Appends `text` to `output`, line by line.
    ///
    /// - Parameters:
    ///   - text: Plain text with its white space folded; a line feed is a line break.
    ///   - linePrefix: What a line after the first starts with.
    ///   - startsBlock: Whether what stands at a line's start could open a block.
    ///   - output: Where the Markdown goes.
    static func append(
        _ text: ArraySlice<UInt8>,
        linePrefix: [UInt8] = [],
        startsBlock: Bool,
        to output: inout [UInt8]
    ) {
        let hasTildes = text.lazy.filter { $0 == UInt8(ascii: "~") }.prefix(2).count == 2
        var start = text.startIndex
        while true {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
            append(line: text[start..<end], startsBlock: startsBlock, hasTildes, to: &output)
            guard end < text.endIndex else { return }
            output.append(0x0A)
            output.append(contentsOf: linePrefix)
            start = end + 1
        }
    }

    /// Appends a cell of a table, where a bar would end it.
    static func append(cell text: [UInt8], to output: inout [UInt8]) {
        var cell: [UInt8] = []
        append(text[...], startsBlock: false, to: &cell)
        for byte in cell {
            if byte == UInt8(ascii: "|") { output.append(UInt8(ascii: "\\")) }
            output.append(byte)
        }
    }

    /// Appends a heading, where number signs at the end would be taken for its close.
    static func append(heading text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        let close = text.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        append(text, startsBlock: false, to: &output)
        guard close > 0, text.dropLast(close).last ?? 0x20 == 0x20 else { return }
        output.insert(UInt8(ascii: "\\"), at: output.count - close)
    }

    private static func append(
        line: ArraySlice<UInt8>,
        startsBlock: Bool,
        _ hasTildes: Bool,
        to output: inout [UInt8]
    ) {
        let mark = startsBlock ? BlockStartEscaping.markOffset(in: line) : nil
        var offset = line.startIndex
        while offset < line.endIndex {
            let byte = line[offset]
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                // The whole run, as its first mark alone would leave the others their meaning.
                let end = line[offset...].firstIndex { $0 != byte } ?? line.endIndex
                let isEscaped =
                    byte == UInt8(ascii: "~")
                    ? end - offset == 2 || hasTildes : isEmphasis(offset..<end, in: line)
                for index in offset..<end {
                    if isEscaped || mark == index || mark == offset && end - offset > 1 {
                        output.append(UInt8(ascii: "\\"))
                    }
                    output.append(byte)
                }
                offset = end
            default:
                if mark == offset || hasMeaning(byte, at: offset, in: line) {
                    output.append(UInt8(ascii: "\\"))
                }
                output.append(byte)
                offset += 1
            }
        }
    }

    /// Whether a run of `*` or `_` could be emphasis: not between spaces, nor an underscore inside a word.
    private static func isEmphasis(_ run: Range<Int>, in line: ArraySlice<UInt8>) -> Bool {
        let before = run.lowerBound > line.startIndex ? line[run.lowerBound - 1] : 0x20
        let after = run.upperBound < line.endIndex ? line[run.upperBound] : 0x20
        if before == 0x20, after == 0x20 { return false }
        return line[run.lowerBound] == UInt8(ascii: "*") || !isWord(before) || !isWord(after)
    }

    private static func hasMeaning(_ byte: UInt8, at offset: Int, in line: ArraySlice<UInt8>) -> Bool {
        let next = offset + 1 < line.endIndex ? line[offset + 1] : 0x0A
        switch byte {
        case UInt8(ascii: "`"): return true
        case UInt8(ascii: "\\"): return next == 0x0A || isPunctuation(next)
        case UInt8(ascii: "["): return next == UInt8(ascii: "^")
        // Without what follows here, brackets link to nothing.
        case UInt8(ascii: "]"): return next == UInt8(ascii: "(") || next == UInt8(ascii: "[")
        case UInt8(ascii: "<"):
            return isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
                || next == UInt8(ascii: "?")
        case UInt8(ascii: "&"): return opensEntity(line[(offset + 1)...])
        default: return false
        }
    }

    /// Whether a name or number and a semicolon follow an ampersand.
    private static func opensEntity(_ rest: ArraySlice<UInt8>) -> Bool {
        let name = rest.prefix(longestEntity).prefix { $0 == UInt8(ascii: "#") || isWord($0) }
        return !name.isEmpty && name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";")
    }

    /// No name of an entity is longer.
    private static let longestEntity = 32

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x30 && byte <= 0x39 }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !isWord(byte)
    }
}
