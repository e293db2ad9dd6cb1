/// What a byte of UTF-8 tells about the tokens around it.
enum ByteClass: UInt8, CaseIterable {
    case lower, upper, digit, space, newline, control, punctuation, symbol
    /// A byte after the first of a scalar.
    case continuation
    /// First bytes, by the scripts they open.
    case latinSign, latin, greek, cyrillic, hebrew, arabic, indic, rarer, typographic, kana, han, hangul,
        fullwidth, emoji

    init(_ byte: UInt8) {
        self =
            switch byte {
            case 0x0A, 0x0D: .newline
            case 0x09, 0x20: .space
            case 0x00...0x1F, 0x7F: .control
            case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
            case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
                UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "\""),
                UInt8(ascii: "-"):
                .punctuation
            case 0x21...0x7E: .symbol
            case 0x80...0xBF: .continuation
            case 0xC0...0xC2: .latinSign
            case 0xC3...0xCB: .latin
            case 0xCC...0xCF: .greek
            case 0xD0...0xD4: .cyrillic
            case 0xD5...0xD7: .hebrew
            case 0xD8...0xDF: .arabic
            case 0xE0: .indic
            case 0xE1: .rarer
            case 0xE2: .typographic
            case 0xE3: .kana
            case 0xE4...0xE9: .han
            case 0xEA...0xED: .hangul
            case 0xEE...0xEF: .fullwidth
            default: .emoji
            }
    }

    /// Whether bytes of this class make words with each other.
    var isLetter: Bool {
        switch self {
        case .digit, .space, .newline, .control, .punctuation, .symbol, .latinSign, .typographic, .emoji:
            false
        default: true
        }
    }

    /// What a byte of this class adds to an estimate.
    var cost: ByteCost {
        switch self {
        case .lower: ByteCost(same: 110, word: 350, start: 350)
        case .upper: ByteCost(same: 70, word: 300, start: 880)
        case .digit: ByteCost(same: 315, start: 1160)
        case .space: ByteCost(same: 85, start: 270)
        case .newline: ByteCost(same: 15, start: 580)
        case .control: ByteCost(same: 150, start: 750)
        case .punctuation: ByteCost(same: 495, start: 650)
        case .symbol: ByteCost(same: 20, start: 615)
        case .continuation: ByteCost(same: 90, word: 265, start: 1005)
        case .latinSign: ByteCost(start: 1080)
        case .latin: ByteCost(word: 695, start: 1575)
        case .greek: ByteCost(word: 255, start: 1075)
        case .cyrillic: ByteCost(word: 25, start: 525)
        case .hebrew: ByteCost(word: 350, start: 930)
        case .arabic: ByteCost(word: 265, start: 265)
        case .indic: ByteCost(word: 325, start: 575)
        case .rarer: ByteCost(word: 250, start: 750)
        case .typographic: ByteCost(start: 945)
        case .kana: ByteCost(word: 500, start: 500)
        case .han: ByteCost(word: 685, start: 1685)
        case .hangul: ByteCost(word: 425, start: 955)
        case .fullwidth: ByteCost(word: 15, start: 500)
        case .emoji: ByteCost(start: 940)
        }
    }
}
