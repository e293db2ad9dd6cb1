internal import FanfoldCore

/// Knows the name that opens a turn in a transcript: `MATT: `, `Professor D: `, `Speaker 2 (host): `.
enum SpeakerLabel {
    /// The longest name looked for, in bytes.
    private static let longest = 48
    /// The most words of a name; more words before a colon are a clause.
    private static let mostWords = 4

    /// The bytes of the label at `start` with the white space after it, or 0.
    static func length(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        guard start < end, opensName(text[start]) else { return 0 }
        var words = 1
        var offset = start + 1
        while offset < end, offset - start <= longest {
            switch text[offset] {
            case UInt8(ascii: ":"):
                var after = offset + 1
                while after < end, text[after] == 0x20 || text[after] == 0x09 { after += 1 }
                return after > offset + 1 && after < end ? after - start : 0
            case 0x20:
                // "Professor D" is a name, "He said this" is not.
                words += 1
                guard words <= mostWords, offset + 1 < end, !isSmallLetter(text[offset + 1]) else { return 0 }
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80..., UInt8(ascii: "'"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "&"),
                UInt8(ascii: ","), UInt8(ascii: "*"):
                break
            default: return 0
            }
            offset += 1
        }
        return 0
    }

    /// Whether the label is the name of a letter's field, as mail has them, and no speaker's.
    static func isMailField(_ label: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard label.count <= 12 else { return false }
        var name = FNV1a()
        for offset in label {
            guard text[offset] != UInt8(ascii: ":") else { return mailFields.contains(name.value) }
            name.add(text[offset] | 0x20)
        }
        return false
    }

    private static let mailFields = Set(
        "from to cc bcc date sent subject re fwd reply-to".split(separator: " ").map { FNV1a.of($0.utf8) }
    )

    private static func isSmallLetter(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
    }

    private static func opensName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "*"), 0xC3...: true
        default: false
        }
    }
}
