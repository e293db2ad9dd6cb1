/// Tells files that are no text from the first few kilobytes.
package enum BinaryDetector {
    /// What kind of binary file the bytes are, as words for a message («a PNG image»); `nil` for text.
    package static func kind(of bytes: [UInt8]) -> String? {
        for (kind, offset, magic) in signatures where isFound(magic, at: offset, in: bytes) { return kind }
        if bytes.prefix(32).contains(where: { $0 < 0x20 && !isTextControl($0) }) {
            if isFound(ascii("RIFF"), at: 0, in: bytes) {
                return isFound(ascii("WEBP"), at: 8, in: bytes) ? "a WebP image" : "a RIFF file"
            }
            for (kind, offset, magic) in wordSignatures where isFound(magic, at: offset, in: bytes) {
                return kind
            }
        }
        if ByteOrderMark(of: bytes) != nil || UTF16Pattern.encoding(of: bytes) != nil { return nil }
        let sample = bytes.prefix(8192)
        var zeros = 0
        var controls = 0
        for byte in sample {
            if byte == 0 { zeros += 1 }
            if byte < 0x20, !isTextControl(byte) { controls += 1 }
        }
        // A stray zero byte or two are damage; text has no more than that.
        if zeros > 2, zeros * 200 > sample.count { return "binary data (zero bytes)" }
        return controls * 10 > sample.count ? "binary data (control bytes)" : nil
    }

    private static func isFound(_ magic: [UInt8], at offset: Int, in bytes: [UInt8]) -> Bool {
        bytes.count >= offset + magic.count && bytes[offset...].starts(with: magic)
    }

    /// Tab, line feed, vertical tab, form feed, carriage return, and the escape of ISO-2022-JP and terminals.
    private static func isTextControl(_ byte: UInt8) -> Bool {
        (byte >= 0x09 && byte <= 0x0D) || byte == 0x1B
    }

    private static func ascii(_ text: StaticString) -> [UInt8] {
        text.withUTF8Buffer { Array($0) }
    }

    private static let signatures: [(kind: String, offset: Int, magic: [UInt8])] = [
        ("a PNG image", 0, [0x89] + ascii("PNG\r\n")),
        ("a JPEG image", 0, [0xFF, 0xD8, 0xFF]),
        ("a TIFF image", 0, ascii("II*") + [0]),
        ("a TIFF image", 0, ascii("MM") + [0, 0x2A]),
        ("a Windows icon", 0, [0, 0, 1, 0]),
        ("a PDF file", 0, ascii("%PDF-")),
        ("a ZIP archive or an Office file", 0, ascii("PK") + [3, 4]),
        ("a ZIP archive", 0, ascii("PK") + [5, 6]),
        ("an old Office file", 0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        ("a gzip archive", 0, [0x1F, 0x8B]),
        ("a bzip2 archive", 4, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]),
        ("an xz archive", 0, [0xFD] + ascii("7zXZ") + [0]),
        ("a Zstandard archive", 0, [0x28, 0xB5, 0x2F, 0xFD]),
        ("a 7-Zip archive", 0, ascii("7z") + [0xBC, 0xAF, 0x27, 0x1C]),
        ("a RAR archive", 0, ascii("Rar!") + [0x1A, 0x07]),
        ("a tar archive", 257, ascii("ustar")),
        ("an ELF program", 0, [0x7F] + ascii("ELF")),
        ("a Windows program", 0, ascii("MZ") + [0x90, 0]),
        ("a Mach-O program", 0, [0xCF, 0xFA, 0xED, 0xFE]),
        ("a Java class or Mach-O program", 0, [0xCA, 0xFE, 0xBA, 0xBE]),
        ("a WebAssembly module", 0, [0] + ascii("asm")),
        ("an SQLite database", 0, ascii("SQLite format 3") + [0]),
        ("an MP3 file", 0, ascii("ID3") + [3, 0]),
        ("an MP3 file", 0, ascii("ID3") + [4, 0]),
        ("a Matroska video", 0, [0x1A, 0x45, 0xDF, 0xA3]),
        ("a font", 0, [0, 1, 0, 0, 0]),
    ]

    /// Signatures that prose may start with; the numbers after them, which prose has not, tell.
    private static let wordSignatures: [(kind: String, offset: Int, magic: [UInt8])] = [
        ("a GIF image", 0, ascii("GIF87a")),
        ("a GIF image", 0, ascii("GIF89a")),
        ("an Ogg file", 0, ascii("OggS")),
        ("a FLAC file", 0, ascii("fLaC")),
        ("a video file", 4, ascii("ftyp")),
        ("a font", 0, ascii("wOFF")),
        ("a font", 0, ascii("wOF2")),
    ]
}
