internal import FanfoldCore
internal import OrderedCollections

/// Reads JSON from the bytes of a request, in one pass.
///
/// Members keep their order, which a filled schema shows. Of members with the same name the last stays.
struct JSONReader {
    /// Why bytes are no JSON.
    struct Failure: Error, Hashable {
        /// Where the reader stopped, in bytes.
        let offset: Int
    }

    /// Nesting that a hostile body can't turn into a deep recursion.
    private static let mostDepth = 128

    private let bytes: [UInt8]
    private var offset = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that `bytes` hold, with nothing but white space around it.
    static func value(of bytes: [UInt8]) throws(Failure) -> JSONValue {
        var reader = Self(bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.offset == bytes.count else { throw reader.failure }
        return value
    }

    /// The value that begins at `start`, whatever follows it; `nil` where none does.
    static func leadingValue(of bytes: [UInt8], from start: Int) -> JSONValue? {
        var reader = Self(bytes)
        reader.offset = start
        return try? reader.value(depth: 0)
    }

    private var failure: Failure { Failure(offset: offset) }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func take(_ byte: UInt8) throws(Failure) {
        guard next == byte else { throw failure }
        offset += 1
    }

    private mutating func take(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        for byte in word.description.utf8 { try take(byte) }
        return value
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        guard depth < Self.mostDepth else { throw failure }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try take("true", .bool(true))
        case UInt8(ascii: "f"): return try take("false", .bool(false))
        case UInt8(ascii: "n"): return try take("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(Failure) -> JSONValue {
        var members: OrderedDictionary<String, JSONValue> = [:]
        try take(UInt8(ascii: "{"))
        skipSpace()
        if next != UInt8(ascii: "}") {
            while true {
                skipSpace()
                let name = try string()
                skipSpace()
                try take(UInt8(ascii: ":"))
                members[name] = try value(depth: depth + 1)
                skipSpace()
                guard next == UInt8(ascii: ",") else { break }
                offset += 1
            }
        }
        try take(UInt8(ascii: "}"))
        return .object(members)
    }

    private mutating func array(depth: Int) throws(Failure) -> JSONValue {
        var elements: [JSONValue] = []
        try take(UInt8(ascii: "["))
        skipSpace()
        if next != UInt8(ascii: "]") {
            while true {
                elements.append(try value(depth: depth + 1))
                skipSpace()
                guard next == UInt8(ascii: ",") else { break }
                offset += 1
            }
        }
        try take(UInt8(ascii: "]"))
        return .array(elements)
    }

    private mutating func number() throws(Failure) -> JSONValue {
        let start = offset
        var isWhole = true
        while let byte = next {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
            default:
                return try number(bytes[start..<offset], isWhole: isWhole)
            }
            offset += 1
        }
        return try number(bytes[start..<offset], isWhole: isWhole)
    }

    private func number(_ digits: ArraySlice<UInt8>, isWhole: Bool) throws(Failure) -> JSONValue {
        let text = String(decoding: digits, as: UTF8.self)
        if isWhole, let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw failure }
        return .number(number)
    }

    private mutating func string() throws(Failure) -> String {
        try take(UInt8(ascii: "\""))
        let start = offset
        while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            offset += 1
        }
        guard next == UInt8(ascii: "\"") else { return try escaped(from: start) }
        defer { offset += 1 }
        return try text(bytes[start..<offset])
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Failure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw failure }
        return text
    }

    /// The rest of a string that has escapes, begun at `start`.
    private mutating func escaped(from start: Int) throws(Failure) -> String {
        var text = Array(bytes[start..<offset])
        while let byte = next, byte >= 0x20 {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return try self.text(text[...])
            case UInt8(ascii: "\\"): try appendEscape(to: &text)
            default: text.append(byte)
            }
        }
        throw failure
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(Failure) {
        guard let byte = next else { throw failure }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if 0xD800..<0xDC00 ~= code, next == UInt8(ascii: "\\") {
                offset += 1
                try take(UInt8(ascii: "u"))
                let low = try hexadecimal()
                guard 0xDC00..<0xE000 ~= low else { throw failure }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            // Half of a pair stands for nothing; it becomes the replacement character.
            text += String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8
        default: throw failure
        }
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        guard offset + 4 <= bytes.count else { throw failure }
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue else { throw failure }
            code = code << 4 | UInt32(digit)
            offset += 1
        }
        return code
    }
}
