extension Sentences {
    /// The offset of the first byte from `start` that is not white space.
    static func skipSpace(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var offset = start
        while offset < end {
            let byte = text[offset]
            if isSpace(byte) {
                offset += 1
            } else if byte < 0xC2 {
                break
            } else if isWideSpace(threeBytes(in: text, at: offset, to: end)) {
                offset += byte < 0xE0 ? 2 : 3
            } else {
                break
            }
        }
        return offset
    }

    /// The width of the white space that ends before `end`, or 0.
    static func spaceWidth(in text: Span<UInt8>, before end: Int) -> Int {
        if isSpace(text[end - 1]) { return 1 }
        if end >= 2, text[end - 2] == 0xC2, text[end - 1] == 0xA0 { return 2 }
        if end >= 3, text[end - 3] >= 0xE0, isWideSpace(threeBytes(in: text, at: end - 3, to: end)) {
            return 3
        }
        return 0
    }

    /// Whether the byte is ASCII white space.
    static func isSpace(_ byte: UInt8) -> Bool { ASCII.isSpace(byte) }

    /// No-break space, the spaces of U+2000 to U+200A, line and paragraph separator, ideographic space.
    private static func isWideSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC2A0, 0xE28080...0xE2808A, 0xE280A8, 0xE280A9, 0xE280AF, 0xE38080: true
        default: false
        }
    }
}
