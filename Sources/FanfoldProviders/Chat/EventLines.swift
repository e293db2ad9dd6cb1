/// Cuts a stream's bytes into the data of its events, or into its lines, wherever the pieces were cut.
///
/// For events: comments, names and other fields are left out; lines may end in LF, CR LF or CR; the data of an
/// event that takes several lines is joined by line breaks, and an event at the end counts without the empty
/// line after it.
struct EventLines: Sendable {
    private let framing: StreamFraming
    private var line: [UInt8] = []
    private var data: [UInt8]?
    private var endsInReturn = false
    private var isFirst = true

    init(_ framing: StreamFraming) { self.framing = framing }

    /// Takes more bytes, and gives what they complete.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
        var complete: [[UInt8]] = []
        for byte in bytes {
            let followsReturn = endsInReturn
            endsInReturn = byte == UInt8(ascii: "\r")
            switch byte {
            case UInt8(ascii: "\n") where followsReturn: break
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): endLine(into: &complete)
            default: line.append(byte)
            }
        }
        return complete
    }

    /// What the stream's end completes.
    mutating func finish() -> [[UInt8]] {
        var complete: [[UInt8]] = []
        if !line.isEmpty { endLine(into: &complete) }
        if let data { complete.append(data) }
        data = nil
        return complete
    }

    private mutating func endLine(into complete: inout [[UInt8]]) {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        isFirst = false
        switch framing {
        case .lines:
            if !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
                complete.append(line)
            }
        case .events where line.isEmpty:
            if let data { complete.append(data) }
            data = nil
        case .events:
            guard line.starts(with: "data".utf8) else { return }
            var value = line.dropFirst(4)
            guard value.isEmpty || value.first == UInt8(ascii: ":") else { return }
            value = value.dropFirst()
            if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
            data = data.map { $0 + [UInt8(ascii: "\n")] + value } ?? Array(value)
        }
    }
}
