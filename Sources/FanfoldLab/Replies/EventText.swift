internal import FanfoldCore

/// Writes server-sent events.
enum EventText {
    /// An event, with a name where it has one.
    static func data(_ value: JSONValue, event: String? = nil) -> [UInt8] {
        var bytes: [UInt8] = []
        if let event { bytes += "event: \(event)\n".utf8 }
        bytes += "data: ".utf8
        bytes += value.bytes
        bytes += [0x0A, 0x0A]
        return bytes
    }
}
