/// Looks for text among tags.
enum HTMLText {
    /// Whether anything but white space stands outside tags, comments, scripts and styles.
    ///
    /// A comment or tag that is not closed is text. Costs one pass.
    static func isVisible(in range: Range<Int>, of text: Span<UInt8>) -> Bool {
        var offset = range.lowerBound
        while offset < range.upperBound {
            if text[offset] == UInt8(ascii: "<") {
                guard let end = endOfTag(from: offset, to: range.upperBound, in: text) else { return true }
                offset = end
            } else if WhiteSpace.isASCII(text[offset]) {
                offset += 1
            } else {
                return true
            }
        }
        return false
    }

    /// Where a tag, comment, script or style ends; `nil` where it does not.
    private static func endOfTag(from start: Int, to end: Int, in text: Span<UInt8>) -> Int? {
        if hasPrefix("<!--", start, end, text) { return endOf("-->", from: start + 4, to: end, in: text) }
        guard let tagEnd = endOf(">", from: start + 1, to: end, in: text) else { return nil }
        let isHidden = hasPrefix("<script", start, end, text) || hasPrefix("<style", start, end, text)
        guard isHidden else { return tagEnd }
        return endOf("</", from: tagEnd, to: end, in: text).map { $0 - 2 }
    }

    /// Where the next `mark` ends.
    private static func endOf(_ mark: String, from start: Int, to end: Int, in text: Span<UInt8>) -> Int? {
        var offset = start
        while offset < end {
            if hasPrefix(mark, offset, end, text) { return offset + mark.utf8.count }
            offset += 1
        }
        return nil
    }

    private static func hasPrefix(_ prefix: String, _ start: Int, _ end: Int, _ text: Span<UInt8>) -> Bool {
        var offset = start
        for byte in prefix.utf8 {
            guard offset < end, text[offset] | (byte >= 0x61 ? 0x20 : 0) == byte else { return false }
            offset += 1
        }
        return true
    }
}
