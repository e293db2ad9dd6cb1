import Testing

@testable import FanfoldDocuments

@Suite struct `Binary detector` {
    @Test(
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG image"),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0x00], "a JPEG image"),
            ([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x01, 0x00], "a GIF image"),
            ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], "a PDF file"),
            ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Office file"),
            ([0x1F, 0x8B, 0x08], "a gzip archive"),
            ([0x7F, 0x45, 0x4C, 0x46], "an ELF program"),
        ] as [([UInt8], String)]
    )
    func `known formats are named`(bytes: [UInt8], kind: String) {
        #expect(BinaryDetector.kind(of: bytes) == kind)
    }

    @Test func `zero bytes and control bytes are no text`() {
        #expect(BinaryDetector.kind(of: [0x41, 0, 0, 0, 0x42, 0, 0, 0x43]) == "binary data (zero bytes)")
        let controls = (0..<100).map { UInt8($0 % 8 + 1) }
        #expect(BinaryDetector.kind(of: controls) == "binary data (control bytes)")
    }

    @Test func `text in any encoding is no binary`() {
        #expect(BinaryDetector.kind(of: []) == nil)
        #expect(BinaryDetector.kind(of: Array("Plain\ttext\r\n\u{1B}[1mbold\u{1B}[0m".utf8)) == nil)
        for sample in LegacySample.all { #expect(BinaryDetector.kind(of: sample.bytes) == nil) }
        #expect(BinaryDetector.kind(of: "Wide text, no mark.".utf8.flatMap { [$0, 0] }) == nil)
        #expect(BinaryDetector.kind(of: [0xFF, 0xFE, 0x41, 0x00]) == nil)
        #expect(BinaryDetector.kind(of: Array("MZ is how this sentence starts".utf8)) == nil)
    }

    @Test(arguments: [
        "RIFF", "OggS", "fLaC", "GIF89a", "....ftyp", "wOFF", "RIFF....WEBP", "........WEBP", "ID3", "MZ",
    ])
    func `prose that starts as a binary file does is text`(start: String) {
        #expect(BinaryDetector.kind(of: Array("\(start) is how this sentence starts.".utf8)) == nil)
    }

    @Test(arguments: [
        ("RIFF\u{2}\0\0\0WEBPVP8 ", "a WebP image"), ("RIFF\u{2}\0\0\0WAVEfmt ", "a RIFF file"),
        ("\0\0\0 ftypisom", "a video file"), ("OggS\0\u{2}\0\0", "an Ogg file"),
    ])
    func `words with numbers after them are signatures`(start: String, kind: String) {
        #expect(BinaryDetector.kind(of: Array(start.utf8)) == kind)
    }

    @Test func `one stray zero byte in a text is damage`() {
        #expect(BinaryDetector.kind(of: Array(repeating: 0x61, count: 4000) + [0]) == nil)
        #expect(BinaryDetector.kind(of: Array("Hello worlds.\0".utf8)) == nil)
    }
}
