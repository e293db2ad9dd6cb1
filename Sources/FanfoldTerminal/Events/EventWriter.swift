package import FanfoldCore

/// Writes events as JSON Lines into bytes that whoever has it takes away.
///
/// It is called for everything that happens in a run, so it builds no values: bytes are put one after another.
package struct EventWriter: Sendable {
    private var lines = JSONLines()

    package init() {}

    /// How many bytes were written and not taken.
    package var byteCount: Int { lines.bytes.count }

    /// Gives what was written, whole lines, and begins anew with nothing.
    package mutating func take() -> [UInt8] { lines.take() }

    /// Writes the first line of a log.
    package mutating func write(_ header: EventHeader) {
        lines.beginLine()
        lines.member("fanfold_events", EventHeader.format)
        lines.member("version", header.version)
        lines.member("began", header.began?.utc)
        lines.endLine()
    }

    /// Writes an event's line.
    package mutating func write(_ event: TimedEvent) {
        lines.beginLine()
        lines.member("at", event.at)
        lines.write(event.event)
        lines.endLine()
    }
}
