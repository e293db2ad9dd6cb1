/// The text of one block as it is gathered: white space folded, line breaks kept.
struct InlineText {
    /// A finished block's text.
    struct Piece {
        var bytes: [UInt8]
        var lines: ClosedRange<Int>
        var letters: Int
        var linkLetters: Int
    }

    private var bytes: [UInt8] = []
    private var hasGap = false
    private var hasBreak = false
    private var letters = 0
    private var linkLetters = 0
    private var lines: ClosedRange<Int>?

    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ source: [UInt8], _ range: Range<Int>, isLink: Bool) {
        var offset = range.lowerBound
        let lettersBefore = letters
        while offset < range.upperBound {
            let byte = source[offset]
            let width = HTMLSpace.length(in: source, at: offset, end: range.upperBound)
            if width > 0 {
                hasGap = true
                offset += width
                continue
            }
            if hasBreak || hasGap {
                if !bytes.isEmpty { bytes.append(hasBreak ? 0x0A : 0x20) }
                hasBreak = false
                hasGap = false
            }
            bytes.append(byte)
            if byte & 0xC0 != 0x80 { letters += 1 }
            offset += 1
        }
        if isLink { linkLetters += letters - lettersBefore }
    }

    mutating func cover(_ range: ClosedRange<Int>) {
        guard let lines else { return self.lines = range }
        self.lines = min(lines.lowerBound, range.lowerBound)...max(lines.upperBound, range.upperBound)
    }

    /// Notes a line break.
    ///
    /// - Returns: Whether it is the second in a row, which ends the block.
    mutating func addLineBreak() -> Bool {
        let isSecond = hasBreak
        hasBreak = true
        return isSecond
    }

    /// The text so far, which is forgotten; `nil` when there is none.
    mutating func take() -> Piece? {
        defer { self = InlineText() }
        guard !bytes.isEmpty else { return nil }
        return Piece(bytes: bytes, lines: lines ?? 1...1, letters: letters, linkLetters: linkLetters)
    }
}
