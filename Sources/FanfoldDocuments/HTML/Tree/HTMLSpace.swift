internal import FanfoldCore

/// White space in decoded UTF-8.
enum HTMLSpace {
    @inline(__always)
    static func isASCII(_ byte: UInt8) -> Bool { ASCII.isSpace(byte) }

    /// The length of the white space at `offset`: ASCII, no-break space or a fixed-width space; 0 for none.
    @inline(__always)
    static func length(in bytes: [UInt8], at offset: Int, end: Int) -> Int {
        let byte = bytes[offset]
        if byte < 0x80 { return isASCII(byte) ? 1 : 0 }
        if byte == 0xC2 { return offset + 1 < end && bytes[offset + 1] == 0xA0 ? 2 : 0 }
        guard byte == 0xE2, offset + 2 < end, bytes[offset + 1] == 0x80 else { return 0 }
        return bytes[offset + 2] <= 0x8A ? 3 : 0
    }

    /// The text with each run of white space as one space, and none at the ends.
    static func folded(_ bytes: [UInt8]) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var offset = 0
        var hasGap = false
        while offset < bytes.count {
            let length = length(in: bytes, at: offset, end: bytes.count)
            if length > 0 {
                hasGap = true
                offset += length
                continue
            }
            if hasGap, !folded.isEmpty { folded.append(0x20) }
            hasGap = false
            folded.append(bytes[offset])
            offset += 1
        }
        return String(decoding: folded, as: UTF8.self)
    }
}
