/// JSON text that grows: the lists and objects that are open, and the bytes so far.
final class JSONTextBuilder {
    private(set) var bytes: [UInt8] = []
    private let isIndented: Bool
    /// The lists and objects that are open, outermost first.
    private var open: [Level] = []
    /// The members so far of the objects that are open, those of inner ones last.
    private var members: [Member] = []

    private struct Level {
        let isObject: Bool
        /// Of all members, the object's first.
        let firstMember: Int
        var count = 0
        /// Whether the members came in the order of their names.
        var isSorted = true
    }

    private struct Member {
        let name: String
        /// Where it begins in the text.
        let start: Int
    }

    init(isIndented: Bool) { self.isIndented = isIndented }

    /// Writes a value whole.
    func write<Value: Encodable>(_ value: Value, at path: [any CodingKey]) throws {
        // The type first: a cast costs more than the text of a number.
        if Value.self == String.self, let text = value as? String {
            JSONValue.write(text, into: &bytes)
        } else if Value.self == Int.self, let number = value as? Int {
            bytes += number.description.utf8
        } else if Value.self == Double.self, let number = value as? Double {
            try write(number, at: path)
        } else if Value.self == Bool.self, let bool = value as? Bool {
            bytes += (bool ? "true" : "false").utf8
        } else {
            let (depth, start) = (open.count, bytes.count)
            try value.encode(to: JSONValueEncoder(text: self, codingPath: path))
            if bytes.count == start { _ = open(isObject: true) }
            close(to: depth)
        }
    }

    /// Writes a whole number.
    func write(digits: String) { bytes += digits.utf8 }

    /// Writes a number that may have a fraction.
    func write(
        _ number: some BinaryFloatingPoint & CustomStringConvertible,
        at path: [any CodingKey]
    ) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number,
                EncodingError.Context(codingPath: path, debugDescription: "\(number) is no JSON number")
            )
        }
        let text = number.description.utf8
        bytes += text.suffix(2).elementsEqual(".0".utf8) ? text.dropLast(2) : text[...]
    }

    func writeNull() { bytes += "null".utf8 }

    /// Opens a list or an object, which stands at the depth that is returned.
    func open(isObject: Bool) -> Int {
        bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        open.append(Level(isObject: isObject, firstMember: members.count))
        return open.count
    }

    /// Begins the next element of the list at a depth, after what is open inside.
    func beginElement(at depth: Int) {
        close(to: depth)
        if open[depth - 1].count > 0 { bytes.append(UInt8(ascii: ",")) }
        open[depth - 1].count += 1
        breakLine(depth)
    }

    /// Begins the next member of the object at a depth, after what is open inside.
    func beginMember(_ name: String, at depth: Int) {
        beginElement(at: depth)
        if open[depth - 1].count > 1, let last = members.last, name < last.name {
            open[depth - 1].isSorted = false
        }
        members.append(Member(name: name, start: bytes.count))
        JSONValue.write(name, into: &bytes)
        if isIndented { bytes.append(UInt8(ascii: " ")) }
        bytes.append(UInt8(ascii: ":"))
        if isIndented { bytes.append(UInt8(ascii: " ")) }
    }

    /// How many elements the list at a depth has.
    func count(at depth: Int) -> Int { open[depth - 1].count }

    private func close(to depth: Int) {
        while open.count > depth, let level = open.last {
            if !level.isSorted { sort(members[level.firstMember...]) }
            members.removeLast(members.count - level.firstMember)
            open.removeLast()
            if isIndented, level.count == 0 { bytes.append(UInt8(ascii: "\n")) }
            breakLine(open.count)
            bytes.append(level.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        }
    }

    /// Puts the members of the innermost object, which end the text, in the order of their names.
    private func sort(_ members: ArraySlice<Member>) {
        let start = members[members.startIndex].start
        let text = Array(bytes[start...])
        // A comma, and where lines are broken a line feed and as many spaces as before the first.
        let between = isIndented ? 2 + 2 * open.count : 1
        let ends = members.dropFirst().map { $0.start - between } + [bytes.count]
        let separator = text[(ends[0] - start)...].prefix(between)
        bytes.removeLast(text.count)
        for (member, end) in zip(members, ends).sorted(by: { $0.0.name < $1.0.name }) {
            if bytes.count > start { bytes += separator }
            bytes += text[member.start - start..<end - start]
        }
    }

    private func breakLine(_ depth: Int) {
        guard isIndented else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<2 * depth { bytes.append(UInt8(ascii: " ")) }
    }
}
