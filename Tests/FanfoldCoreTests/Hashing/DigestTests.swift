internal import FanfoldCore
internal import Foundation
internal import Testing

@Suite struct Digests {
    /// Vectors of FIPS 180-4 and its examples.
    static let vectors: [(text: String, digest: String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test(arguments: vectors)
    func `known texts have their known hash`(text: String, digest: String) {
        #expect(Digest(of: Array(text.utf8)).description == digest)
    }

    @Test func `a hash whose bytes are all high is described`() throws {
        let text = "\"" + String(repeating: "f", count: 64) + "\""
        let digest = try JSONDecoder().decode(Digest.self, from: Data(text.utf8))
        #expect(digest.description == String(repeating: "f", count: 64))
        #expect(digest.prefix == .max)
    }

    @Test func `pieces hash as the whole`() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for width in [1, 7, 64, 999] {
            var hasher = Digest.Hasher()
            for start in stride(from: 0, to: bytes.count, by: width) {
                hasher.update(bytes[start..<min(bytes.count, start + width)])
            }
            #expect(hasher.finalize() == Digest(of: bytes))
        }
    }

    @Test func `bytes without storage of their own hash as an array`() {
        #expect(Digest(of: (0..<100).lazy.map { UInt8($0) }) == Digest(of: Array(0..<100)))
    }

    @Test func `a hash is the same after a round trip`() throws {
        for seed in 0..<50 {
            let digest = Digest(of: [UInt8(seed)])
            let data = try JSONEncoder().encode(digest)
            #expect(String(decoding: data, as: UTF8.self) == "\"\(digest)\"")
            #expect(try JSONDecoder().decode(Digest.self, from: data) == digest)
        }
    }

    @Test(arguments: [
        "", "ab", String(repeating: "g", count: 64), String(repeating: "a", count: 63),
        String(repeating: "a", count: 65), String(repeating: "ａ", count: 64),
        String(repeating: "a", count: 62) + "é",
    ])
    func `what is no hash is refused`(text: String) throws {
        let data = try JSONEncoder().encode(text)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Digest.self, from: data) }
    }

    @Test func `hashes are ordered as their digits are`() {
        let digests = (0..<100).map { Digest(of: [UInt8($0)]) }
        #expect(digests.sorted().map(\.description) == digests.map(\.description).sorted())
    }
}
