internal import FanfoldCore

/// Makes the eight digits that the first and last line of material share.
enum MaterialTag {
    /// Eight hexadecimal digits that follow from `text` and do not occur in it.
    static func of(_ text: [UInt8]) -> String {
        var hash = mixed(text.span)
        while true {
            let tag = digits(of: hash)
            if !occurs(tag, in: text.span) { return String(decoding: tag, as: UTF8.self) }
            // Ends: a text holds fewer runs of eight digits than there are.
            hash = mixed(hash)
        }
    }

    private static func digits(of hash: UInt64) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return stride(from: 60, to: 28, by: -4).map { digits[Int(hash >> UInt64($0) & 15)] }
    }

    /// Whether `tag` stands in `text`, in small letters or capitals.
    private static func occurs(_ tag: [UInt8], in text: Span<UInt8>) -> Bool {
        var last = tag.count - 1
        while last < text.count {
            // Text has few digits: a byte that is none is in no tag, wherever the tag began.
            guard isDigit(text[last]) else {
                last += tag.count
                continue
            }
            var length = 0
            let start = last + 1 - tag.count
            while length < tag.count, lowercased(text[start + length]) == tag[length] { length += 1 }
            if length == tag.count { return true }
            last += 1
        }
        return false
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        let lower = lowercased(byte)
        return lower >= UInt8(ascii: "0") && lower <= UInt8(ascii: "9")
            || lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "f")
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "F") ? byte | 0x20 : byte
    }
}
