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

    /// Appends what ``ofMarkdown(_:)`` gives for a range of `text`.
    package static func append(markdown text: Span<UInt8>, range: Range<Int>, to output: inout [UInt8]) {
        var scanner = MarkdownScanner(range: range, outputStart: output.count)
        scanner.scan(text, to: &output)
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
                output.append(text[offset])
                isAfterSpace = false
                offset += 1
            }
        }
        if isAfterSpace, output.count > start { output.removeLast() }
    }
}
