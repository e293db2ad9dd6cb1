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
