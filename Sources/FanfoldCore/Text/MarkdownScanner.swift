/// Takes inline Markdown away in one pass, writing plain text to a buffer.
///
/// Not a full parser: it decides by what stands near, so that it also works on one sentence cut out of
/// a block. Marks of emphasis at a word's edge go even where no partner is in sight.
///
/// Linear on any input: brackets are kept on a stack, a link's target is searched at most as deep as 32
/// brackets (so a byte is looked at no more than 33 times), everything else looks a bounded way ahead or
/// remembers that the search failed.
struct MarkdownScanner {
    /// Stands in the output for a byte that is dropped at the end; never part of UTF-8.
    static let dropped: UInt8 = 0xFF

    let end: Int
    var offset: Int
    /// Where the brackets that are still open stand in the output.
    var openBrackets: [Int] = []
    /// Where the last run of 1, 2, 3 … backticks starts; empty until the first backtick.
    var lastBackticks: [Int] = []
    var hasCommentEnd = true
    private var hasDropped = false
    private var isAfterSpace = true
    private let start: Int
    private let outputStart: Int

    private let startsLine: Bool

    init(range: Range<Int>, outputStart: Int, startsLine: Bool = true) {
        start = range.lowerBound
        offset = range.lowerBound
        end = range.upperBound
        self.outputStart = outputStart
        self.startsLine = startsLine
    }

    mutating func scan(_ text: Span<UInt8>, to output: inout [UInt8]) {
        if startsLine { skipLineMarkers(in: text) }
        while offset < end {
            switch text[offset] {
            case UInt8(ascii: "\\"): scanEscape(text, to: &output)
            case UInt8(ascii: "`"): scanBackticks(text, to: &output)
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): scanEmphasis(text, to: &output)
            case UInt8(ascii: "!"): scanExclamation(text, to: &output)
            case UInt8(ascii: "["): scanOpenBracket(text, to: &output)
            case UInt8(ascii: "]"): scanCloseBracket(text, to: &output)
            case UInt8(ascii: "<"): scanAngle(text, to: &output)
            case UInt8(ascii: "&"): scanEntity(text, to: &output)
            default: copyByteOrSpace(text, to: &output)
            }
        }
        if isAfterSpace, output.count > outputStart { output.removeLast() }
        if hasDropped { compact(&output) }
    }

    /// Closes the holes of dropped bytes, and folds the spaces that come to stand side by side.
    private func compact(_ output: inout [UInt8]) {
        var end = outputStart
        for index in outputStart..<output.count where output[index] != Self.dropped {
            let isSpare = output[index] == 0x20 && (end == outputStart || output[end - 1] == 0x20)
            guard !isSpare else { continue }
            output[end] = output[index]
            end += 1
        }
        if end > outputStart, output[end - 1] == 0x20 { end -= 1 }
        output.removeSubrange(end...)
    }

    mutating func write(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(byte)
        isAfterSpace = false
    }

    mutating func writeSpace(to output: inout [UInt8]) {
        if !isAfterSpace { output.append(0x20) }
        isAfterSpace = true
    }

    /// Copies from the offset to `limit`, folding white space.
    mutating func copy(_ text: Span<UInt8>, upTo limit: Int, to output: inout [UInt8]) {
        while offset < limit {
            let next = Sentences.skipSpace(in: text, from: offset, to: limit)
            if next > offset {
                writeSpace(to: &output)
                offset = next
            } else {
                write(text[offset], to: &output)
                offset += 1
            }
        }
    }

    /// Takes back a byte that was written before its meaning was known.
    mutating func drop(_ index: Int, of output: inout [UInt8]) {
        output[index] = Self.dropped
        hasDropped = true
    }

    private mutating func copyByteOrSpace(_ text: Span<UInt8>, to output: inout [UInt8]) {
        let byte = text[offset]
        let next = Sentences.skipSpace(in: text, from: offset, to: end)
        guard next > offset else {
            offset += 1
            if byte != Self.dropped { write(byte, to: &output) }
            return
        }
        writeSpace(to: &output)
        var hasLineFeed = false
        while offset < next {
            if text[offset] == UInt8(ascii: "\n") { hasLineFeed = true }
            offset += 1
        }
        if hasLineFeed { skipLineMarkers(in: text) }
    }

    private mutating func scanEscape(_ text: Span<UInt8>, to output: inout [UInt8]) {
        offset += 1
        guard offset < end else { return write(UInt8(ascii: "\\"), to: &output) }
        let byte = text[offset]
        if byte == UInt8(ascii: "\n") { return }
        if !Self.isPunctuation(byte) { return write(UInt8(ascii: "\\"), to: &output) }
        offset += 1
        write(byte, to: &output)
    }

    private mutating func scanEmphasis(_ text: Span<UInt8>, to output: inout [UInt8]) {
        let mark = text[offset]
        let first = offset
        while offset < end, text[offset] == mark { offset += 1 }
        let length = offset - first
        let before = first > start ? text[first - 1] : 0x20
        let after = offset < end ? text[offset] : 0x20
        let isBetweenSpaces = Sentences.isSpace(before) && Sentences.isSpace(after)
        let isInWord = Self.isWord(before) && Self.isWord(after)
        let isLiteral =
            switch mark {
            case UInt8(ascii: "~"): length != 2
            case UInt8(ascii: "*"): isBetweenSpaces || (isInWord && length == 1)
            default: isBetweenSpaces || isInWord
            }
        guard isLiteral else { return }
        for _ in 0..<length { write(mark, to: &output) }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z"))
            || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte >= 0x80
    }

    static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
