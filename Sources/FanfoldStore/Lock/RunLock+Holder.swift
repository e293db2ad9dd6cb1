package import FanfoldCore

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

extension RunLock {
    /// The process that has an output folder to itself.
    package struct Holder: Sendable, Hashable {
        /// The process id, on its host.
        package var process: Int
        package var host: String
        /// When it began.
        package var since: WallTime
        /// The words of its command, but no text or key; empty if it is none.
        package var command: [String]

        package init(process: Int, host: String, since: WallTime, command: [String]) {
            self.process = process
            self.host = host
            self.since = since
            self.command = command
        }

        /// This process.
        package init(since: WallTime, command: [String]) {
            var name = [CChar](repeating: 0, count: 256)
            let isKnown = gethostname(&name, name.count - 1) == 0
            let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            self.init(
                process: Int(getpid()),
                host: isKnown ? String(decoding: bytes, as: UTF8.self) : "localhost",
                since: since,
                command: command
            )
        }

        /// Reads a line of JSON; `nil` if it says nothing of a holder.
        init?(line: [UInt8]) {
            guard let value = try? JSONValue(parsing: line), let process = value["process"]?.integer,
                let host = value["host"]?.string,
                let since = value["since"]?.string.flatMap({ WallTime(utc: $0) })
            else { return nil }
            self.init(
                process: process,
                host: host,
                since: since,
                command: (value["command"]?.array ?? []).compactMap(\.string)
            )
        }

        /// A line of JSON.
        var line: [UInt8] {
            let value: JSONValue = [
                "process": .integer(process),
                "host": .string(host),
                "since": .string(since.utc),
                "command": .array(command.map { .string($0) }),
            ]
            return Array((value.text + "\n").utf8)
        }

        /// A holder of whom nothing is known.
        static let unknown = Holder(process: 0, host: "", since: WallTime(seconds: 0), command: [])

        /// Whether it left its name.
        package var isKnown: Bool { self != .unknown }

        /// Who it is, in a sentence: `process 1234 on host since 2026-11-21 03:00:02`.
        package func description(in zone: WallZone) -> String {
            self == .unknown
                ? "another process" : "process \(process) on \(host) since \(since.text(in: zone))"
        }
    }
}
