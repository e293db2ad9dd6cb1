internal import OrderedCollections

extension JSONValue {
    /// The value as JSON text without needless space, members in their own order.
    ///
    /// Foundation's encoder orders members by name or not at all; here the order is meant: a model fills a
    /// schema's fields in the order it reads them, and a request's bytes have to be the same every time.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteEstimate)
        write(into: &bytes)
        return bytes
    }

    /// About as many bytes as ``bytes`` has, and seldom fewer.
    private var byteEstimate: Int {
        switch self {
        case .null, .bool: 8
        case .integer, .number: 20
        // Prose has a few line breaks and quotes to escape.
        case .string(let string): string.utf8.count * 33 / 32 + 8
        case .array(let elements): elements.reduce(8) { $0 + $1.byteEstimate + 1 }
        case .object(let members): members.reduce(8) { $0 + $1.key.utf8.count + $1.value.byteEstimate + 8 }
        }
    }

    /// The value as JSON text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    private func write(into bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let bool): bytes += (bool ? "true" : "false").utf8
        case .integer(let integer): bytes += integer.description.utf8
        case .number(let number): bytes += (number.isFinite ? number.description : "null").utf8
        case .string(let string): Self.write(string, into: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.key, into: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Adds a text between quotes.
    static func write(_ string: String, into bytes: inout [UInt8]) {
        var string = string
        bytes.append(UInt8(ascii: "\""))
        string.withUTF8 { text in
            // What needs no escape is copied a run at a time: a prompt is one long string.
            var start = 0
            for index in text.indices {
                let byte = unsafe text[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                    continue
                }
                unsafe bytes.append(contentsOf: text[start..<index])
                appendEscaped(byte, to: &bytes)
                start = index + 1
            }
            unsafe bytes.append(contentsOf: text[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
        case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
        case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
        case 0x08: bytes += #"\b"#.utf8
        case 0x0C: bytes += #"\f"#.utf8
        default:
            bytes += (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8
            bytes += String(byte, radix: 16).utf8
        }
    }
}
