/// Takes inline Markdown away.
package enum PlainText {
    /// What a reader sees of one block's inline Markdown: no emphasis marks, no link targets, escapes
    /// resolved, white space folded to single spaces.
    ///
    /// The marks that open a line (`>`, `#`, `-`, `1.`) go as well. Costs one pass, whatever the input.
    package static func ofMarkdown(_ bytes: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        append(markdown: bytes.span, range: 0..<bytes.count, to: &plain)
        return String(decoding: plain, as: UTF8.self)
    }

    /// What ``ofMarkdown(_:)`` gives for a part of a line, where marks that open one are text: a table's cell.
    package static func ofInlineMarkdown(_ bytes: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        var scanner = MarkdownScanner(range: 0..<bytes.count, outputStart: 0, startsLine: false)
        scanner.scan(bytes.span, to: &plain)
        return String(decoding: plain, as: UTF8.self)
    }

    /// Appends what ``ofMarkdown(_:)`` gives for a range of `text`.
    package static func append(markdown text: Span<UInt8>, range: Range<Int>, to output: inout [UInt8]) {
        var scanner = MarkdownScanner(range: range, outputStart: output.count)
        scanner.scan(text, to: &output)
    }

    /// Whether taking inline Markdown away could change more than white space in a range of `text`.
    package static func hasMarkup(_ text: Span<UInt8>, range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        if opensMarkedLine(text[range.lowerBound]) { return true }
        for offset in range {
            switch text[offset] {
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["),
                UInt8(ascii: "]"),
                UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "~"),
                UInt8(ascii: "\n"):
                return true
            default: continue
            }
        }
        return false
    }

    private static func opensMarkedLine(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x09...0x0D, 0x20:
            true
        default: false
        }
    }

    /// Appends a range of `text` with its white space folded to single spaces and none at its ends.
    package static func append(folding text: Span<UInt8>, range: Range<Int>, to output: inout [UInt8]) {
        let start = output.count
        var isAfterSpace = true
        var offset = range.lowerBound
        while offset < range.upperBound {
            let next = Sentences.skipSpace(in: text, from: offset, to: range.upperBound)
            if next > offset {
                if !isAfterSpace { output.append(0x20) }
                isAfterSpace = true
                offset = next
            } else {
                // A word is copied as a whole; what is no ASCII may be space and is looked at again.
                var end = offset + 1
                while end < range.upperBound, (0x21...0x7E).contains(text[end]) { end += 1 }
                unsafe text.extracting(offset..<end).withUnsafeBufferPointer {
                    unsafe output.append(contentsOf: $0)
                }
                isAfterSpace = false
                offset = end
            }
        }
        if isAfterSpace, output.count > start { output.removeLast() }
    }
}
