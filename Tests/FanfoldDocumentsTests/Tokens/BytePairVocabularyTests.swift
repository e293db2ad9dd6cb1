internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Byte pair vocabulary` {
    /// All single bytes, ranked by value, then `extra` lines.
    private static func file(without byte: UInt8? = nil, extra: String = "") -> [UInt8] {
        var text = ""
        for value in UInt8.min...UInt8.max where value != byte {
            text += "\(base64(value)) \(value)\n"
        }
        return Array((text + extra).utf8)
    }

    private static func base64(_ byte: UInt8) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        return "\(digits[Int(byte >> 2)])\(digits[Int(byte & 3) << 4])=="
    }

    @Test func `a file of single bytes and a pair is read`() throws {
        // "YWI=" is "ab".
        let vocabulary = try BytePairVocabulary(parsing: Self.file(extra: "\r\nYWI= 256\r\n"), name: "v")
        #expect(vocabulary.count == 257)
        #expect(vocabulary.merges.rank(0x61, 0x62) == 256)
        #expect(vocabulary.merges.rank(0x62, 0x61) == MergeTable.none)
    }

    @Test(arguments: [
        ("!!!! 256\n", 257, VocabularyError.Cause.notBase64), ("YWI 256\n", 257, .notBase64),
        ("= 256\n", 257, .notBase64), ("YWI=\n", 257, .malformedLine), ("YWI= x\n", 257, .malformedLine),
        ("YWI= -1\n", 257, .malformedLine), (" 256\n", 257, .malformedLine), ("YWI= \n", 257, .malformedLine),
        ("\n\nYWI= 7\n", 259, .duplicateRank(7)), ("YWI= 256\nYWI= 257\n", 258, .duplicateToken),
        ("YWI= 99999999999\n", 257, .malformedLine),
    ])
    func `a bad line is named with its cause`(extra: String, line: Int, cause: VocabularyError.Cause) {
        #expect(throws: VocabularyError(file: "v.tiktoken", line: line, cause: cause)) {
            try BytePairVocabulary(parsing: Self.file(extra: extra), name: "v.tiktoken")
        }
    }

    @Test func `a token of boundless length is refused`() {
        let extra = String(repeating: "YWFh", count: 200) + " 256\n"
        #expect(throws: VocabularyError(file: "v", line: 257, cause: .tokenTooLong(byteCount: 600))) {
            try BytePairVocabulary(parsing: Self.file(extra: extra), name: "v")
        }
    }

    @Test func `a missing byte and an empty file are named`() {
        #expect(throws: VocabularyError(file: "v", cause: .missingByte(0xFE))) {
            try BytePairVocabulary(parsing: Self.file(without: 0xFE), name: "v")
        }
        #expect(throws: VocabularyError(file: "v", cause: .empty)) {
            try BytePairVocabulary(parsing: Array("\n\n".utf8), name: "v")
        }
    }

    @Test func `a file larger than any vocabulary is refused by name`() {
        let error = VocabularyError(file: "v.tiktoken", cause: .tooLarge(byteLimit: 2_000_000))
        #expect(error.description == "v.tiktoken: the vocabulary has more than 2.0 MB")
        // It never ends.
        let thrown = #expect(throws: VocabularyError.self) {
            try BytePairTokenCounter(contentsOf: "/dev/zero")
        }
        #expect(thrown == VocabularyError(file: "zero", cause: .tooLarge(byteLimit: 64 << 20)))
    }

    @Test func `messages name file, line and cause`() {
        #expect(
            VocabularyError(file: "v.tiktoken", line: 12, cause: .notBase64).description
                == "v.tiktoken:12: the token is not base64"
        )
        #expect(
            VocabularyError(file: "v.tiktoken", cause: .missingByte(0x0A)).description
                == "v.tiktoken: no token is the single byte 0x0A"
        )
    }
}
