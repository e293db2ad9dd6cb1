extension Sentences {
    /// A run of stops, with the quotes and brackets that close after it.
    struct Stop {
        enum Kind {
            case none
            /// One `.`: may belong to an abbreviation.
            case dot
            /// `!`, `?`, `...`, `…`: ends a sentence where white space and no small letter follows.
            case western
            /// `。`, `।`, `؟` and the like: always ends a sentence.
            case full
        }

        var kind = Kind.none
        /// Where the run and what closes after it end.
        var end: Int

        init(in text: Span<UInt8>, at offset: Int, to limit: Int) {
            end = offset
            while end < limit {
                let (kind, width) = Self.stop(in: text, at: end, to: limit)
                guard kind != .none else { break }
                self.kind = Self.joined(self.kind, kind)
                end += width
            }
            guard self.kind != .none else { return }
            while end < limit {
                let width = Self.closerWidth(in: text, at: end, to: limit)
                guard width > 0 else { break }
                end += width
            }
        }

        private static func joined(_ left: Kind, _ right: Kind) -> Kind {
            switch (left, right) {
            case (.none, let kind): kind
            case (.full, _), (_, .full): .full
            default: .western
            }
        }

        /// The kind and width of the stop at `offset`.
        static func stop(in text: Span<UInt8>, at offset: Int, to limit: Int) -> (kind: Kind, width: Int) {
            switch text[offset] {
            case UInt8(ascii: "."): return (.dot, 1)
            case UInt8(ascii: "!"), UInt8(ascii: "?"): return (.western, 1)
            default: break
            }
            switch Sentences.threeBytes(in: text, at: offset, to: limit) {
            // ։ ؟ ۔
            case 0xD689, 0xD89F, 0xDB94: return (.full, 2)
            // … ‼ ⁇ ⁈ ⁉
            case 0xE280A6, 0xE280BC, 0xE28187, 0xE28188, 0xE28189: return (.western, 3)
            // 。 ． ！ ？ ｡
            case 0xE38082, 0xEFBC8E, 0xEFBC81, 0xEFBC9F, 0xEFBDA1: return (.full, 3)
            // । ॥ ။ ។ ៕ ። ፧ ᠃
            case 0xE0A5A4, 0xE0A5A5, 0xE1818B, 0xE19F94, 0xE19F95, 0xE18DA2, 0xE18DA7, 0xE1A083:
                return (.full, 3)
            default: return (.none, 0)
            }
        }

        /// The width of the closing quote, bracket or emphasis mark at `offset`, or 0.
        private static func closerWidth(in text: Span<UInt8>, at offset: Int, to limit: Int) -> Int {
            switch text[offset] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"),
                UInt8(ascii: "}"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
                UInt8(ascii: "\\"):
                return 1
            default: break
            }
            switch Sentences.threeBytes(in: text, at: offset, to: limit) {
            // »
            case 0xC2BB: return 2
            // ’ ” ›
            case 0xE28099, 0xE2809D, 0xE280BA: return 3
            // 〉 》 」 』 】 〕 ） ］ ｝ ｣
            case 0xE38089, 0xE3808B, 0xE3808D, 0xE3808F, 0xE38091, 0xE38095, 0xEFBC89, 0xEFBCBD, 0xEFBD9D,
                0xEFBDA3:
                return 3
            default: return 0
            }
        }
    }

    /// Whether a byte can begin a stop or a line's end; a quick test that rules most text out.
    static func mayEndSentence(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\n"): true
        case 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF: true
        default: false
        }
    }

    /// The two or three bytes of the scalar at `offset` as one number; 0 for any other scalar.
    static func threeBytes(in text: Span<UInt8>, at offset: Int, to limit: Int) -> UInt32 {
        let lead = UInt32(text[offset])
        switch lead {
        case 0xC2..<0xE0 where offset + 1 < limit:
            return lead << 8 | UInt32(text[offset + 1])
        case 0xE0..<0xF0 where offset + 2 < limit:
            return lead << 16 | UInt32(text[offset + 1]) << 8 | UInt32(text[offset + 2])
        default: return 0
        }
    }
}
