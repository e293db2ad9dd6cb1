/// Widths in a fixed-width font: a scalar is one column, an East Asian wide one two.
enum Columns {
    static func width(of range: Range<Int>, in text: Span<UInt8>) -> Int {
        var width = 0
        for offset in range { width += columns(of: text[offset]) }
        return width
    }

    /// What the first word of `range` would add to the line before: a space and the word, or one wide
    /// scalar, because text without spaces may break between any two.
    static func widthOfFirstWord(of range: Range<Int>, in text: Span<UInt8>) -> Int {
        if isWideLead(text[range.lowerBound]) { return 2 }
        var width = 1
        for offset in range {
            let byte = text[offset]
            if WhiteSpace.isASCII(byte) || isWideLead(byte) { break }
            width += columns(of: byte)
        }
        return width
    }

    /// The columns of the scalar whose first byte this is; 0 for the bytes after.
    @inline(__always)
    private static func columns(of byte: UInt8) -> Int {
        if byte & 0xC0 == 0x80 { return 0 }
        return isWideLead(byte) ? 2 : 1
    }

    /// Whether scalars that start so are wide, near enough: U+3000–U+DFFF and what is beyond U+FFFF.
    @inline(__always)
    private static func isWideLead(_ byte: UInt8) -> Bool { (byte >= 0xE3 && byte <= 0xED) || byte >= 0xF0 }
}
