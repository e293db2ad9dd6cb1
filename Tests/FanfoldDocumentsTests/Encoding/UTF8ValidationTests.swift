internal import FanfoldTestKit
import Testing

@testable import FanfoldDocuments

@Suite struct `UTF-8 validation` {
    @Test func `random bytes are valid exactly when the standard library says so`() {
        var generator = SeededGenerator(seed: 1)
        let pieces: [[UInt8]] = [
            [0x41], [0xC3, 0xA9], [0xE4, 0xB8, 0xAD], [0xF0, 0x9F, 0x99, 0x82], [0xC0, 0x80],
            [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE4, 0xB8], [0xF0, 0x9F], [0xFF], [0xE0, 0x80, 0x80], [0xF5],
        ]
        for _ in 0..<2000 {
            let count = Int.random(in: 0...12, using: &generator)
            // Mostly well-formed pieces, so that both outcomes occur.
            let bytes = (0..<count).flatMap { _ in
                pieces[
                    Int.random(in: 0..<(Bool.random(using: &generator) ? 4 : pieces.count), using: &generator)
                ]
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            #expect(UTF8Validation(of: bytes).isValid == isValid)
            let repaired = UTF8Validation.repaired(bytes)
            #expect(String(validating: repaired, as: UTF8.self) != nil)
            if isValid { #expect(repaired == bytes) }
        }
    }

    @Test func `bad bytes are counted from the first`() {
        let validation = UTF8Validation(of: Array("abcdefghij".utf8) + [0xFF, 0x41, 0xFE, 0xC3, 0xA9])
        #expect(validation.invalidByteCount == 2)
        #expect(validation.firstInvalidOffset == 10)
        #expect(validation.multiByteSequenceCount == 1)
    }
}
