/// Text as a JSON string that is harmless wherever it is shown.
enum JSONText {
    /// Appends the string with its quotes.
    ///
    /// Beside what JSON asks for, escaped is what moves a terminal's cursor or turns the direction of what follows:
    /// DEL, the controls from U+0080 to U+009F, and the marks of direction and of lines: U+061C, U+200E, U+200F,
    /// U+2028 to U+202E and U+2066 to U+2069.
    static func append(_ string: String, to bytes: inout [UInt8]) {
        var string = string
        bytes.append(UInt8(ascii: "\""))
        string.withUTF8 { text in
            // What needs no escape is copied a run at a time.
            var (start, index) = (0, 0)
            while index < text.count {
                guard let (code, length) = unsafe escape(at: index, in: text) else {
                    index += 1
                    continue
                }
                unsafe bytes.append(contentsOf: text[start..<index])
                append(escapeOf: code, to: &bytes)
                index += length
                start = index
            }
            unsafe bytes.append(contentsOf: text[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The scalar that begins at `index` and how many bytes it has, if it is one to escape.
    ///
    /// A string is valid UTF-8: a first byte is followed by its others.
    private static func escape(
        at index: Int,
        in text: UnsafeBufferPointer<UInt8>
    ) -> (code: UInt32, length: Int)? {
        let byte = unsafe text[index]
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return (UInt32(byte), 1)
        case 0xC2:
            let code = unsafe UInt32(text[index + 1])
            return code < 0xA0 ? (code, 2) : nil
        case 0xD8: return unsafe text[index + 1] == 0x9C ? (0x061C, 2) : nil
        case 0xE2:
            let middle = unsafe UInt32(text[index + 1] & 0x3F)
            let last = unsafe UInt32(text[index + 2] & 0x3F)
            let code = 0x2000 | middle << 6 | last
            switch code {
            case 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: return (code, 3)
            default: return nil
            }
        default: return nil
        }
    }

    private static func append(escapeOf code: UInt32, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch code {
        case 0x22, 0x5C: bytes.append(UInt8(code))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            bytes.append(UInt8(ascii: "u"))
            let digits = String(code, radix: 16)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
            bytes.append(contentsOf: digits.utf8)
        }
    }
}
