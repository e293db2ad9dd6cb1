package import FanfoldCore

/// Reads an event log as its bytes come.
///
/// Events and members that are not known are passed over, so that what a newer version wrote can be read. What
/// follows the run's end is not looked at.
package struct EventReader: Sendable {
    /// The log's first line; `nil` before it was read.
    package private(set) var header: EventHeader?
    /// Whether the run's end was read.
    package private(set) var isEnded = false
    /// Whether the log ends within a line, as that of a run that was killed may.
    package private(set) var isCut = false
    private var lineCount = 0
    /// A line that has not ended.
    private var rest: [UInt8] = []
    private let longestLine: Int

    /// - Parameter longestLine: The most bytes of a line: what is no log may have none that ends.
    package init(longestLine: Int = 1 << 26) { self.longestLine = longestLine }

    /// Reads what comes next, and gives the events of the lines that end in it.
    ///
    /// - Throws: ``EventLogError`` for the first line that makes no sense.
    package mutating func read(_ bytes: [UInt8]) throws(EventLogError) -> [TimedEvent] {
        var events: [TimedEvent] = []
        var start = 0
        while !isEnded, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            rest += bytes[start..<end]
            start = end + 1
            let line = rest
            rest = []
            if let event = try event(line) { events.append(event) }
        }
        if !isEnded { rest += bytes[start...] }
        guard rest.count <= longestLine else {
            lineCount += 1
            throw failure(EventFields.Flaw(reason: "it is longer than \(longestLine) bytes"))
        }
        return events
    }

    /// Reads a last line that has no line feed; one that was cut is noted, and left out.
    ///
    /// - Throws: ``EventLogError`` if there was no line at all, or not even the first is whole.
    package mutating func end() throws(EventLogError) -> TimedEvent? {
        guard !isEnded, !rest.isEmpty || lineCount == 0 else { return nil }
        let line = rest
        rest = []
        if lineCount > 0, (try? JSONValue(parsing: line)) == nil {
            isCut = true
            return nil
        }
        return try event(line)
    }

    private mutating func event(_ line: [UInt8]) throws(EventLogError) -> TimedEvent? {
        lineCount += 1
        do {
            let fields = try EventFields(try JSONValue(parsing: line))
            guard header != nil else {
                header = try EventHeader(fields)
                return nil
            }
            guard let event = try WatchEvent(fields) else { return nil }
            if case .ended = event { isEnded = true }
            return TimedEvent(at: try fields.duration("at"), event)
        } catch {
            throw failure(error)
        }
    }

    private func failure(_ error: any Error) -> EventLogError {
        let reason =
            switch error {
            case let flaw as JSONFlaw: "it is no JSON: \(flaw.reason) at byte \(flaw.offset)"
            case let flaw as EventFields.Flaw: flaw.reason
            default: "\(error)"
            }
        return EventLogError(
            line: lineCount,
            reason: header == nil ? "this is no event log: \(reason)" : reason,
            hint: header == nil
                ? "name a file that fanfold run --events wrote"
                : "mend the line or take it out; lines before it are as they were"
        )
    }
}

extension EventHeader {
    init(_ fields: EventFields) throws(EventFields.Flaw) {
        let format = try fields.integer("fanfold_events")
        guard format == Self.format else {
            throw EventFields.Flaw(reason: "its form is \(format), and this version knows \(Self.format)")
        }
        self.init(
            version: try fields.string("version"),
            began: try fields.optionalString("began").flatMap { WallTime(utc: $0) }
        )
    }
}
