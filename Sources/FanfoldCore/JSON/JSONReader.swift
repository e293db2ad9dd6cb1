internal import OrderedCollections

/// Reads JSON text into a value, members in the text's own order.
///
/// Strict, because a reply that is damaged must be found out: text cut short, a raw line break in a string,
/// bytes that are not UTF-8, anything after the value, and nesting deeper than 512 are all refused.
struct JSONReader {
    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0

    init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        offset = start
    }

    mutating func document() throws(JSONFlaw) -> JSONValue {
        let value = try value()
        skipSpace()
        guard offset == bytes.count else { throw flaw("something follows the value") }
        return value
    }

    /// One value, and nothing of what follows it.
    mutating func value() throws(JSONFlaw) -> JSONValue {
        skipSpace()
        guard offset < bytes.count else { throw flaw("the text ends early") }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object() throws(JSONFlaw) -> JSONValue {
        try enter()
        var members: OrderedDictionary<String, JSONValue> = [:]
        guard !accepts(UInt8(ascii: "}")) else { return leave(.object(members)) }
        repeat {
            skipSpace()
            let name = try string()
            guard accepts(UInt8(ascii: ":")) else { throw flaw("a colon is missing") }
            members[name] = try value()
        } while accepts(UInt8(ascii: ","))
        guard accepts(UInt8(ascii: "}")) else { throw flaw("an object does not end") }
        return leave(.object(members))
    }

    private mutating func array() throws(JSONFlaw) -> JSONValue {
        try enter()
        var elements: [JSONValue] = []
        guard !accepts(UInt8(ascii: "]")) else { return leave(.array(elements)) }
        repeat { elements.append(try value()) } while accepts(UInt8(ascii: ","))
        guard accepts(UInt8(ascii: "]")) else { throw flaw("a list does not end") }
        return leave(.array(elements))
    }

    private mutating func enter() throws(JSONFlaw) {
        offset += 1
        depth += 1
        guard depth <= 512 else { throw flaw("nesting is deeper than 512") }
    }

    private mutating func leave(_ value: JSONValue) -> JSONValue {
        depth -= 1
        return value
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFlaw) -> JSONValue {
        let expected = Array(word.description.utf8)
        guard bytes[offset...].starts(with: expected) else { throw flaw("a value is none") }
        offset += expected.count
        return value
    }

    private mutating func number() throws(JSONFlaw) -> JSONValue {
        let start = offset
        var isWhole = true
        scan: while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"): isWhole = false
            default: break scan
            }
            offset += 1
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: ".") else {
            throw flaw("a value is none")
        }
        if isWhole, let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw flaw("a number is none") }
        return .number(number)
    }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): offset += 1
            default: return
            }
        }
    }

    private mutating func accepts(_ byte: UInt8) -> Bool {
        skipSpace()
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private func flaw(_ reason: String) -> JSONFlaw { JSONFlaw(reason: reason, offset: offset) }
}

extension JSONReader {
    private mutating func string() throws(JSONFlaw) -> String {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
            throw flaw(offset < bytes.count ? "a name is not in quotes" : "the text ends early")
        }
        offset += 1
        let start = offset
        var unescaped: [UInt8] = []
        var hasEscapes = false
        var plainStart = start
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                let slice = bytes[plainStart..<offset]
                let text: String?
                if hasEscapes {
                    unescaped += slice
                    text = String(validating: unescaped, as: UTF8.self)
                } else {
                    text = String(validating: slice, as: UTF8.self)
                }
                guard let text else { throw flaw("a string is not UTF-8") }
                offset += 1
                return text
            case UInt8(ascii: "\\"):
                hasEscapes = true
                unescaped += bytes[plainStart..<offset]
                try escape(into: &unescaped)
                plainStart = offset
            case 0..<0x20: throw flaw("a string has a raw control character")
            default: offset += 1
            }
        }
        throw flaw("a string does not end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONFlaw) {
        guard offset + 1 < bytes.count else { throw flaw("a string does not end") }
        let letter = bytes[offset + 1]
        offset += 2
        switch letter {
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
        default: throw flaw("an escape is none")
        }
    }

    /// The scalar of `\uXXXX`, or of two that make a pair; half a pair stands for U+FFFD.
    private mutating func scalar() throws(JSONFlaw) -> Character {
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
        let isHigh = (0xD800..<0xDC00).contains(unit)
        guard isHigh, bytes[offset...].starts(with: #"\u"#.utf8) else { return "\u{FFFD}" }
        let before = offset
        offset += 2
        let low = try codeUnit()
        guard (0xDC00..<0xE000).contains(low) else {
            offset = before
            return "\u{FFFD}"
        }
        let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
        return Unicode.Scalar(value).map { Character($0) } ?? "\u{FFFD}"
    }

    private mutating func codeUnit() throws(JSONFlaw) -> UInt16 {
        guard offset + 4 <= bytes.count else { throw flaw("a string does not end") }
        var unit: UInt16 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw flaw("an escape is none")
            }
            unit = unit << 4 | UInt16(digit)
        }
        offset += 4
        return unit
    }
}
