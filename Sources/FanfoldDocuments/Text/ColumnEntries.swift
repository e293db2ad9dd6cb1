internal import FanfoldCore

/// Finds columns in plain text: long runs of lines that hold a number, a code or a name each.
///
/// A block a line would take many times the memory of the text.
enum ColumnEntries {
    /// Shorter runs may be verse, talk or an address.
    private static let fewestLines = 64
    /// Wider lines say something, unless they have no letter.
    private static let widestWords = 24
    /// What a block takes; small enough to be shown whole.
    private static let linesOfBlock = 16
    private static let bytesOfBlock = 512

    /// Whether so many entries in a row are a column.
    static func isColumn(_ run: ArraySlice<Line>) -> Bool { run.count >= fewestLines }

    /// Calls `body` with the lines of each block of a column.
    static func forEachBlock(_ lines: ArraySlice<Line>, _ body: (ArraySlice<Line>) -> Void) {
        var start = lines.startIndex
        for index in lines.indices {
            let end = lines[index].content.upperBound
            guard index - start == linesOfBlock || end - lines[start].content.lowerBound > bytesOfBlock,
                index > start
            else { continue }
            body(lines[start..<index])
            start = index
        }
        body(lines[start...])
    }

    /// Whether the line has no letter, or one word or two that are no sentence.
    ///
    /// In scripts that write without white space the words of a line cannot be told; their letters have
    /// three bytes and more.
    static func isEntry(_ line: Line, in text: Span<UInt8>) -> Bool {
        let content = line.content
        var spaces = 0
        var hasLetter = false
        for offset in content {
            switch text[offset] {
            case 0xE0...: return false
            case 0x80..., UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                hasLetter = true
            case let byte where WhiteSpace.isASCII(byte): spaces += 1
            default: break
            }
            if hasLetter, spaces > 1 || content.count > widestWords { return false }
        }
        return !hasLetter || !LineFill.endsSentence(content, in: text)
    }
}
