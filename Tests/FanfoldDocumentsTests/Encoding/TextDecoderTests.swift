internal import FanfoldTestKit
import FanfoldCore
import Testing

@testable import FanfoldDocuments

@Suite struct `Text decoder` {
    @Test(arguments: LegacySample.all)
    func `legacy text without a label is recognised`(sample: LegacySample) {
        let decoded = TextDecoder.decode(sample.bytes)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == sample.text)
        #expect(decoded.encoding == sample.encoding)
        #expect(decoded.replacedByteCount == 0)
    }

    @Test(arguments: LegacySample.all)
    func `a declared label is obeyed`(sample: LegacySample) {
        let decoded = TextDecoder.decode(sample.bytes, declaredLabel: sample.encoding.name)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == sample.text)
    }

    @Test func `valid UTF-8 is handed back without a copy`() {
        let bytes = Array("Größe, 大きさ, plain".utf8)
        let decoded = TextDecoder.decode(bytes)
        #expect(decoded.encoding == .utf8)
        let isSameStorage = bytes.withUnsafeBufferPointer { before in
            decoded.bytes.withUnsafeBufferPointer { $0.baseAddress == before.baseAddress }
        }
        #expect(isSameStorage)
    }

    @Test(arguments: ["", "\n", "a"])
    func `tiny texts stay as they are`(text: String) {
        #expect(TextDecoder.decode(Array(text.utf8)).bytes == Array(text.utf8))
    }

    @Test func `a byte-order mark wins against a contradicting label`() {
        let decoded = TextDecoder.decode(
            [0xEF, 0xBB, 0xBF] + Array("né".utf8),
            declaredLabel: "windows-1252"
        )
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "né")
    }

    @Test func `UTF-16 and UTF-32 are read with a mark, in both byte orders`() {
        let text = "Ein Satz. 一句话 🙂"
        for isLittle in [true, false] {
            let units: [UInt16] = [0xFEFF] + Array(text.utf16)
            let wide: [UInt32] = [0xFEFF] + text.unicodeScalars.map(\.value)
            let short = units.flatMap {
                pair(UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0), isLittle)
            }
            let long = wide.flatMap { value in
                let bytes = (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
                return isLittle ? bytes : bytes.reversed()
            }
            #expect(String(decoding: TextDecoder.decode(short).bytes, as: UTF8.self) == text)
            #expect(String(decoding: TextDecoder.decode(long).bytes, as: UTF8.self) == text)
        }
    }

    @Test func `UTF-16 without a mark is known by its zero bytes`() {
        let text = "Two lines of text.\nNo mark in front."
        for isLittle in [true, false] {
            let bytes = text.utf8.flatMap { pair(0, $0, isLittle) }
            #expect(String(decoding: TextDecoder.decode(bytes).bytes, as: UTF8.self) == text)
        }
    }

    @Test func `UTF-16 without a mark is known in alphabets that look like UTF-8`() {
        for text in ["Новый год на дворе, 2 часа ночи.", "Καλημέρα κόσμε, ώρα 10.", "天地玄黄 12 宇宙洪荒 日月盈昃 34"] {
            let bytes = text.utf16.flatMap { pair(UInt8($0 >> 8), UInt8($0 & 0xFF), true) }
            #expect(String(decoding: TextDecoder.decode(bytes).bytes, as: UTF8.self) == text)
        }
    }

    @Test(arguments: [
        "Hello worlds.\0", "name\0\0\0\0age\0\0\0\0\0town\0\0\0\0", "a\0bcdef, gh\0 ijklmnopqrs.",
        "grün\0 und blau.",
    ])
    func `stray zero bytes do not make UTF-16 of a text`(text: String) {
        #expect(String(decoding: TextDecoder.decode(Array(text.utf8)).bytes, as: UTF8.self) == text)
        let latin = text.unicodeScalars.map { UInt8($0.value) }
        #expect(String(decoding: TextDecoder.decode(latin).bytes, as: UTF8.self).hasPrefix(text.prefix(2)))
    }

    @Test func `a lone surrogate is replaced and the text goes on`() {
        let units: [UInt16] = [0xFEFF, 0x41, 0xD800, 0x42]
        let bytes = units.flatMap { pair(UInt8($0 >> 8), UInt8($0 & 0xFF), true) }
        let decoded = TextDecoder.decode(bytes)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "A\u{FFFD}B")
        #expect(decoded.replacedByteCount == 2)
    }

    @Test func `a few bad bytes in UTF-8 are replaced, counted and placed`() {
        var bytes = Array("Größe\nund Maße\nfür äöü ".utf8)
        bytes += [0xFF, 0xC3, 0x20, 0xE2, 0x82] + Array("ende ÄÖÜ äöü ßßß äöü äöü".utf8)
        let decoded = TextDecoder.decode(bytes)
        #expect(decoded.encoding == .utf8)
        #expect(decoded.replacedByteCount == 4)
        #expect(decoded.firstReplacedLine == 3)
        #expect(
            decoded.diagnostic(subject: "a.txt")?.message
                == "4 bytes are not valid UTF-8 and became U+FFFD (first on line 3)"
        )
        #expect(String(decoding: decoded.bytes, as: UTF8.self).hasSuffix("ende ÄÖÜ äöü ßßß äöü äöü"))
    }

    @Test func `a few bad bytes in ASCII are damage, not windows-1252`() {
        let damaged: [[UInt8]] = [
            Array("The brake ".utf8) + [0xFF, 0xFE] + Array("lining measured 7 mm.".utf8),
            Array("The caf".utf8) + [0xC3] + Array(" on the quay was noisy.".utf8),
            Array("The next insp".utf8) + [0x80] + Array("ction is due.".utf8),
        ]
        for bytes in damaged {
            let decoded = TextDecoder.decode(bytes)
            #expect(decoded.encoding == .utf8)
            #expect(decoded.replacedByteCount > 0)
        }
    }

    @Test func `letters, quotes and currencies in their places are windows-1252`() {
        let western: [[UInt8]] = [
            Array("Le caf".utf8) + [0xE9] + Array(" du port co".utf8) + [0xFB] + Array("te cher.".utf8),
            [0x93] + Array("Don".utf8) + [0x92] + Array("t,".utf8) + [0x94] + Array(" she said ".utf8) + [
                0x97
            ]
                + Array(" it cost ".utf8) + [0xA3] + Array("340 or ".utf8) + [0x80] + Array("400.".utf8),
            Array("Gr".utf8) + [0xF6, 0xDF] + Array("e und ".utf8) + [0xDC] + Array("bung".utf8),
        ]
        for bytes in western {
            let decoded = TextDecoder.decode(bytes)
            #expect(decoded.encoding == .windows1252)
            #expect(decoded.replacedByteCount == 0)
        }
    }

    @Test func `a byte that the declared encoding lacks does not end the text`() {
        let decoded = TextDecoder.decode(
            Array("one\n".utf8) + [0xE9, 0x20, 0x81, 0x20] + Array("two".utf8),
            declaredLabel: "windows-1252"
        )
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "one\né \u{FFFD} two")
        #expect(decoded.replacedByteCount == 1)
        #expect(decoded.firstReplacedLine == 2)
        #expect(
            decoded.diagnostic(subject: "x")?.message.hasPrefix("1 byte is not valid windows-1252") == true
        )
    }

    @Test func `a two-byte character cut off at the end is one replacement`() {
        let sample = LegacySample.all[2]
        let decoded = TextDecoder.decode(Array(sample.bytes.dropLast()), declaredLabel: "gb2312")
        #expect(decoded.bytes.suffix(3) == [0xEF, 0xBF, 0xBD])
        #expect(decoded.replacedByteCount == 1)
    }

    @Test func `UTF-8 under a wrong label is still UTF-8`() {
        let text = "“Quoted” – and naïve"
        let decoded = TextDecoder.decode(Array(text.utf8), declaredLabel: "iso-8859-1")
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
    }

    @Test func `iso-8859-1 and ascii mean windows-1252`() {
        for label in ["iso-8859-1", "US-ASCII", " Latin1 "] {
            let decoded = TextDecoder.decode([0x93, 0x61, 0x94], declaredLabel: label)
            #expect(String(decoding: decoded.bytes, as: UTF8.self) == "“a”")
        }
    }

    @Test func `ISO-2022-JP is read although its bytes are ASCII`() {
        let bytes: [UInt8] = [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42, 0x21]
        let decoded = TextDecoder.decode(bytes, declaredLabel: "iso-2022-jp")
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "あ!")
    }

    @Test func `random bytes always decode to valid UTF-8 and keep their line feeds`() {
        var generator = SeededGenerator(seed: 7)
        for label in [nil, "utf-8", "gb18030", "shift_jis", "euc-kr", "big5", "windows-1252", "koi8-r"] {
            for _ in 0..<20 {
                let bytes =
                    (0..<300).map { _ in UInt8.random(in: 1...255, using: &generator) } + [0x0A, 0x21]
                let decoded = TextDecoder.decode(bytes, declaredLabel: label)
                #expect(UTF8Validation(of: decoded.bytes).isValid)
                #expect(decoded.bytes.last == 0x21)
            }
        }
    }

    private func pair(_ high: UInt8, _ low: UInt8, _ isLittle: Bool) -> [UInt8] {
        isLittle ? [low, high] : [high, low]
    }
}
