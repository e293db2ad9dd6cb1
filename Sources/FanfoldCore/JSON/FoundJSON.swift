internal import FoundationEssentials

/// The JSON objects and lists that stand in a text, whatever stands around them.
///
/// Nothing is mended: what is read is what the text says, without fences and sentences around it.
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
        var start = 0
        var tries = 0
        var failures: [String] = []
        while tries < Self.startLimit, let opening = bytes[start...].firstIndex(where: Self.opens) {
            tries += 1
            start = opening + 1
            var outline = JSONOutline(bytes, from: opening)
            switch outline.end() {
            case .success(let end):
                guard let value = Self.value(of: bytes[opening..<end]) else {
                    failures.append("is not valid JSON")
                    continue
                }
                values.append(value)
                start = end
            case .failure(let flaw): failures.append(flaw.message)
            }
        }
        if values.isEmpty { failure = failures.first ?? "holds no JSON object" }
    }

    private static func opens(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    }

    private static func value(of bytes: ArraySlice<UInt8>) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }
}
