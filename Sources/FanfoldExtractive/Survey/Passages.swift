internal import FanfoldCore

/// Finds the passages of a chunk.
enum Passages {
    /// Calls `body` with the passages of paragraphs, list items and quotes, in order; with `takesAll` of
    /// headings, code and tables as well.
    static func forEach(in chunk: Chunk, takesAll: Bool = false, _ body: (Passage) -> Void) {
        let text = chunk.bytes.span
        for block in chunk.blocks where takesAll || isRunningText(block) {
            split(block.range, in: text, body)
        }
    }

    private static func isRunningText(_ block: Block) -> Bool {
        switch block.kind {
        case .paragraph, .listItem, .quote: true
        case .heading, .code, .table: false
        }
    }

    /// Whether the line at `start` has a capital and no small letter, as far as ASCII goes.
    private static func isOfCapitals(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var hasCapital = false
        for offset in start..<end {
            switch text[offset] {
            case UInt8(ascii: "\n"): return hasCapital
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasCapital = true
            case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: return false
            default: break
            }
        }
        return hasCapital
    }

    /// Parts a block before each line that opens with a speaker's name and after a section's label, which is
    /// a line of capitals above one that is not.
    private static func split(_ range: Range<Int>, in text: Span<UInt8>, _ body: (Passage) -> Void) {
        var start = range.lowerBound
        var label = SpeakerLabel.length(in: text, from: start, to: range.upperBound)
        var offset = start
        while offset < range.upperBound {
            defer { offset += 1 }
            guard text[offset] == UInt8(ascii: "\n") else { continue }
            let next = SpeakerLabel.length(in: text, from: offset + 1, to: range.upperBound)
            let isAfterLabel =
                isOfCapitals(text, from: start, to: offset)
                && !isOfCapitals(text, from: offset + 1, to: range.upperBound)
            guard next > 0 || isAfterLabel else { continue }
            if start < offset { body(Passage(range: start..<offset, labelLength: label)) }
            start = offset + 1
            label = next
        }
        if start < range.upperBound { body(Passage(range: start..<range.upperBound, labelLength: label)) }
    }
}
