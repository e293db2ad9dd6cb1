internal import FoundationEssentials

/// The JSON objects and lists that stand in a text, whatever stands around them.
///
/// Nothing is mended: what is read is what the text says, without fences and sentences around it. A part of a
/// value is never taken for a value: of an object that is broken or breaks off nothing is read, nor is anything
/// that stands before it, since what comes last is what is meant.
package struct FoundJSON: Sendable {
    /// The most bytes of a text that is searched.
    package static let byteLimit = 4 << 20

    /// How many places a value may begin at are tried; a text that is full of brackets would cost its square.
    private static let startLimit = 200

    /// The values, in the order they stand in the text; none lies inside another.
    package private(set) var values: [JSONValue] = []

    /// Why nothing was found, in the words of a flaw; `nil` where something was.
    package private(set) var failure: String?

    /// Looks for values in a text.
    package init(in bytes: [UInt8]) {
        guard bytes.count <= Self.byteLimit else {
            failure = "is \(bytes.count) bytes long, and may be \(Self.byteLimit)"
            return
        }
        failure = "holds no JSON object"
        search(bytes)
        if !values.isEmpty { failure = nil }
    }

    private mutating func search(_ bytes: [UInt8]) {
        var start = 0
        for _ in 0..<Self.startLimit {
            guard let opening = bytes[start...].firstIndex(where: Self.opens) else { return }
            var outline = JSONOutline(bytes, from: opening)
            switch outline.end() {
            case .success(let end):
                if let value = Self.value(of: bytes[opening..<end]) {
                    values.append(value)
                } else if Self.isMeant(bytes[opening...]) {
                    discard("is not valid JSON")
                }
                start = end
            case .failure(let flaw):
                guard !Self.isMeant(bytes[opening...]) else { return discard(flaw.message) }
                start = opening + 1
            }
        }
    }

    private mutating func discard(_ reason: String) {
        values = []
        failure = reason
    }

    /// Whether what begins here is JSON, if maybe broken, and not a bracket of prose.
    private static func isMeant(_ bytes: ArraySlice<UInt8>) -> Bool {
        let next = bytes.dropFirst().first { !ASCII.isSpace($0) }
        switch (bytes.first, next) {
        case (UInt8(ascii: "{"), UInt8(ascii: "\"")): return true
        case (UInt8(ascii: "["), UInt8(ascii: "{")), (UInt8(ascii: "["), UInt8(ascii: "[")): return true
        default: return false
        }
    }

    private static func opens(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    }

    private static func value(of bytes: ArraySlice<UInt8>) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }
}
