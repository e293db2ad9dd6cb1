/// Finds where a JSON object or list ends, by its brackets and strings alone.
struct JSONOutline {
    /// How deep a value may nest.
    static let depthLimit = 64

    /// Why no end was found.
    struct Flaw: Error {
        var message: String
    }

    private let bytes: [UInt8]
    private var position: Int
    /// The closing brackets that are due, and the member names so far of each open object.
    private var open: [(closing: UInt8, names: Set<[UInt8]>)] = []
    /// The string that ended last: a member's name, if a colon follows.
    private var lastString: ArraySlice<UInt8> = []

    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        position = start
    }

    /// Just behind the closing bracket of the value.
    mutating func end() -> Result<Int, Flaw> {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "{"): open.append((UInt8(ascii: "}"), []))
            case UInt8(ascii: "["): open.append((UInt8(ascii: "]"), []))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard open.popLast()?.closing == byte else {
                    return .failure(Flaw(message: "is not valid JSON"))
                }
                if open.isEmpty { return .success(position) }
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: ":"):
                guard let name = twice() else { break }
                return .failure(Flaw(message: "has the member \"\(name)\" twice in one object"))
            default: break
            }
            guard open.count <= Self.depthLimit else {
                return .failure(Flaw(message: "is nested more than \(Self.depthLimit) deep"))
            }
        }
        return .failure(Flaw(message: "breaks off before its JSON ends"))
    }

    private mutating func skipString() {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position, bytes.count)
        lastString = bytes[start..<position]
        position = min(position + 1, bytes.count)
    }

    /// The name before a colon, if its object has it already.
    private mutating func twice() -> String? {
        guard !open.isEmpty else { return nil }
        let isNew = open[open.count - 1].names.insert(Array(lastString)).inserted
        return isNew ? nil : String(decoding: lastString, as: UTF8.self)
    }
}
