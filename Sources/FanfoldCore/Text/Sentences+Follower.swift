extension Sentences {
    /// What comes after a stop, past quotes and brackets that open.
    struct Follower {
        var isLowercase = false
        var isUppercase = false
        var isDigit = false
        var isStop = false
        /// Whether it is a capitalised word that often opens a sentence and seldom follows a name.
        var opensSentence = false

        init(in text: Span<UInt8>, at offset: Int, to limit: Int) {
            var offset = offset
            // No sentence opens with more than a few marks; the bound keeps hostile text linear.
            for _ in 0..<8 {
                let width = offset < limit ? Self.openerWidth(in: text, at: offset, to: limit) : 0
                guard width > 0 else { break }
                offset += width
            }
            guard offset < limit else { return }
            let byte = text[offset]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): isLowercase = true
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                isUppercase = true
                opensSentence = Abbreviations.isStarter(in: text, at: offset, to: limit)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): isDigit = true
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): isStop = true
            case 0xC3..<0xE0 where offset + 1 < limit:
                let value = UInt32(byte & 0x1F) << 6 | UInt32(text[offset + 1] & 0x3F)
                guard let scalar = Unicode.Scalar(value) else { return }
                isLowercase = scalar.properties.isLowercase
                isUppercase = scalar.properties.isUppercase
            default: break
            }
        }

        private static func openerWidth(in text: Span<UInt8>, at offset: Int, to limit: Int) -> Int {
            switch text[offset] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["),
                UInt8(ascii: "{"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
                UInt8(ascii: "\\"):
                return 1
            default: break
            }
            switch Sentences.threeBytes(in: text, at: offset, to: limit) {
            // «
            case 0xC2AB: return 2
            // ‘ “ „ ‹
            case 0xE28098, 0xE2809C, 0xE2809E, 0xE280B9: return 3
            default: return 0
            }
        }
    }
}
