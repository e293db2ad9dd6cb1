/// The mark at a file's start that names its encoding.
struct ByteOrderMark: Sendable {
    var encoding: CharacterEncoding
    /// In bytes.
    var length: Int

    /// The mark that `bytes` starts with; `nil` for none.
    init?(of bytes: [UInt8]) {
        // The mark of UTF-32LE starts with that of UTF-16LE.
        let marks: [(CharacterEncoding, [UInt8])] = [
            (.utf8, [0xEF, 0xBB, 0xBF]),
            (.utf32LE, [0xFF, 0xFE, 0x00, 0x00]),
            (.utf32BE, [0x00, 0x00, 0xFE, 0xFF]),
            (.utf16LE, [0xFF, 0xFE]),
            (.utf16BE, [0xFE, 0xFF]),
        ]
        guard let (encoding, mark) = marks.first(where: { bytes.starts(with: $0.1) }) else { return nil }
        self.encoding = encoding
        length = mark.count
    }
}

/// Recognises UTF-16 without a byte-order mark.
enum UTF16Pattern {
    /// The byte order, when nearly all zero bytes of the file's start lie in one of the two places.
    ///
    /// Text in any alphabet has spaces, digits and line ends, whose high byte is zero.
    static func encoding(of bytes: [UInt8]) -> CharacterEncoding? {
        let sample = bytes.prefix(4096)
        guard sample.count >= 4, bytes.count % 2 == 0 || bytes.count > 4096 else { return nil }
        var zeros = [0, 0]
        for (offset, byte) in sample.enumerated() where byte == 0 { zeros[offset & 1] += 1 }
        let units = sample.count / 2
        if zeros[1] * 20 >= units, zeros[0] * 20 <= zeros[1] { return .utf16LE }
        if zeros[0] * 20 >= units, zeros[1] * 20 <= zeros[0] { return .utf16BE }
        return nil
    }
}
