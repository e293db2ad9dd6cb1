internal import FanfoldCore

/// Lines that hold one JSON object each, written member by member.
struct JSONLines {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// Gives what was written, and begins anew with nothing.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    mutating func beginLine() {
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
    }

    mutating func endLine() {
        bytes.append(UInt8(ascii: "}"))
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func member(_ name: String, _ value: Int) {
        begin(name)
        append(value)
    }

    /// A number; what is no finite one is written as 0, since JSON has no word for it.
    mutating func member(_ name: String, _ value: Double) {
        begin(name)
        bytes.append(contentsOf: (value.isFinite ? value : 0).description.utf8)
    }

    mutating func member(_ name: String, _ value: Bool) {
        begin(name)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    mutating func member(_ name: String, _ value: String) {
        begin(name)
        JSONText.append(value, to: &bytes)
    }

    /// Seconds with six decimals; what is finer is left off.
    mutating func member(_ name: String, _ value: Duration) {
        begin(name)
        let (seconds, attoseconds) = value.components
        let micros = attoseconds.magnitude / 1_000_000_000_000
        if value < .zero, seconds != 0 || micros != 0 { bytes.append(UInt8(ascii: "-")) }
        append(digitsOf: UInt(seconds.magnitude))
        bytes.append(UInt8(ascii: "."))
        append(digitsOf: UInt(micros), count: 6)
    }

    /// The exact amount in units: at least one decimal, at most twelve.
    mutating func member(_ name: String, _ value: Money) {
        begin(name)
        if value.picos < 0 { bytes.append(UInt8(ascii: "-")) }
        let (units, picos) = value.picos.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000_000)
        append(digitsOf: units)
        bytes.append(UInt8(ascii: "."))
        append(digitsOf: picos, count: 12)
        let zeros = bytes.suffix(11).reversed().prefix { $0 == UInt8(ascii: "0") }.count
        bytes.removeLast(zeros)
    }

    mutating func member(_ name: String, _ values: [String]) {
        begin(name)
        list(values) { JSONText.append($1, to: &$0.bytes) }
    }

    mutating func member(_ name: String, _ values: [Int]) {
        begin(name)
        list(values) { $0.append($1) }
    }

    // A member that is nothing is left out.

    mutating func member(_ name: String, _ value: Int?) {
        if let value { member(name, value) }
    }

    mutating func member(_ name: String, _ value: String?) {
        if let value { member(name, value) }
    }

    mutating func member(_ name: String, _ value: Duration?) {
        if let value { member(name, value) }
    }

    mutating func member(_ name: String, _ value: Money?) {
        if let value { member(name, value) }
    }

    /// Writes the name, which needs no escapes.
    private mutating func begin(_ name: String) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func list<Value>(_ values: [Value], _ write: (inout JSONLines, Value) -> Void) {
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(&self, value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func append(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        append(digitsOf: value.magnitude)
    }

    /// Appends a number's digits, with zeros before them until there are `count`.
    private mutating func append(digitsOf number: UInt, count: Int = 1) {
        let start = bytes.count
        var rest = number
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0 || bytes.count - start < count
        bytes[start...].reverse()
    }
}
