import FanfoldCore
import FanfoldTerminal
import FanfoldTestKit
import Testing

@Suite struct `Event log` {
    private let header = EventHeader(version: "0.1.0", began: WallTime(utc: "2026-11-21T03:00:02Z"))

    private func log(_ events: [TimedEvent]) -> [UInt8] {
        var writer = EventWriter()
        writer.write(header)
        for event in events { writer.write(event) }
        return writer.take()
    }

    private func log(text: String) -> [UInt8] { log([TimedEvent(at: .zero, .callText(1, text))]) }

    /// All events of a log, and its reader.
    private func read(_ bytes: [UInt8]) throws -> ([TimedEvent], EventReader) {
        var reader = EventReader()
        let events = try reader.read(bytes)
        return (events + (try reader.end().map { [$0] } ?? []), reader)
    }

    @Test func `what has no end of a line is given up`() throws {
        var reader = EventReader(longestLine: 100)
        let piece = [UInt8](repeating: 0, count: 60)
        #expect(try reader.read(piece) == [])
        let error = #expect(throws: EventLogError.self) { try reader.read(piece) }
        #expect(error?.line == 1)
        #expect(error?.reason == "this is no event log: it is longer than 100 bytes")
    }

    @Test func `lines are as they are documented`() {
        let text = String(decoding: log(EveryEvent.timed), as: UTF8.self)
        if let difference = Golden().difference(of: text, from: "events.jsonl") {
            Issue.record("\(difference)")
        }
    }

    @Test func `every event is read as it was written`() throws {
        // The run's end is last; there are two samples of it.
        let ends = EveryEvent.timed.filter { if case .ended = $0.event { true } else { false } }
        let others = EveryEvent.timed.filter { !ends.contains($0) }
        for end in ends {
            let (events, reader) = try read(log(others + [end]))
            #expect(events == others + [end])
            #expect(reader.header == header && reader.isEnded && !reader.isCut)
        }
    }

    @Test func `every line is strict JSON whose strings are as they were`() throws {
        for line in log(EveryEvent.timed).split(separator: UInt8(ascii: "\n")) {
            let value = try JSONValue(parsing: Array(line))
            #expect(value["at"] != nil || value["fanfold_events"] == 1)
        }
    }

    @Test(
        arguments: [
            "", "\0", "\u{1B}[2J\u{1B}]0;title\u{07}", "\u{9B}31m\u{85}\u{7F}", "\u{A0}é ü 東京 👩‍👩‍👧",
            "\u{200F}a\u{200E}\u{61C}",
            "\u{202E}evil\u{202C} \u{2066}a\u{2069} \u{2028}\u{2029}",
            "\u{2027}\u{202F}\u{2065}\u{206A}",
            "\"quotes\" and \\ back \\u0041 strokes", "a\r\n\tb\u{08}\u{0C}", "\u{FFFD}\u{FEFF}\u{10FFFF}",
            "{\"at\":1,\"event\":\"ended\"}\n", String(repeating: "long\u{E9} ", count: 2000),
        ]
    )
    func `text comes back as it was, and its line moves no cursor and turns no direction`(
        text: String
    ) throws {
        let bytes = log(text: text)
        let (events, _) = try read(bytes)
        #expect(events == [TimedEvent(at: .zero, .callText(1, text))])
        let line = String(decoding: bytes, as: UTF8.self)
        #expect(line.split(separator: "\n").count == 2)
        for scalar in line.unicodeScalars where scalar != "\n" {
            #expect(
                scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
                    && ![0x61C, 0x200E, 0x200F].contains(scalar.value)
                    && !(0x2028...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
            )
        }
    }

    @Test func `what a newer version may add is passed over`() throws {
        let text = """
            {"new":[{}],"fanfold_events":1,"version":"9.9"}
            {"at":0.5,"event":"callPraised","call":1}
            {"at":1,"call":1,"event":"callWaiting","mood":"good"}

            """
        let (events, reader) = try read(Array(text.utf8))
        #expect(events == [TimedEvent(at: .seconds(1), .callWaiting(1))])
        #expect(reader.header == EventHeader(version: "9.9") && !reader.isEnded)
    }

    @Test func `what an older version did not tell of folders is none`() throws {
        let text = """
            {"fanfold_events":1,"version":"0.1.0"}
            {"at":0,"event":"unchanged","documents":1,"chunks":2,"folds":3}
            {"at":0,"event":"folded","folder":"","documents":1,"folds":3}

            """
        let events = try read(Array(text.utf8)).0.map(\.event)
        #expect(
            events == [
                .unchanged(documentCount: 1, chunkCount: 2, foldCount: 3),
                .folded(folder: "", documentCount: 1, foldCount: 3),
            ]
        )
    }

    @Test func `bytes may come in any pieces`() throws {
        let bytes = log(EveryEvent.timed.dropLast())
        for size in [1, 7, 4096] {
            var reader = EventReader()
            var events: [TimedEvent] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                events += try reader.read(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(events == Array(EveryEvent.timed.dropLast()))
        }
    }

    @Test func `a log may end anywhere, and is read up to there`() throws {
        let events = Array(EveryEvent.timed.prefix(12))
        let bytes = log(events)
        let first = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
        for count in first + 1...bytes.count {
            let (read, reader) = try read(Array(bytes[..<count]))
            let lines = bytes[..<count].count { $0 == UInt8(ascii: "\n") }
            // A line that only lacks its line feed is whole.
            let isWhole = count < bytes.count && bytes[count] == UInt8(ascii: "\n")
            #expect(read == Array(events.prefix(lines - 1 + (isWhole ? 1 : 0))))
            #expect(reader.isCut == (!isWhole && bytes[count - 1] != UInt8(ascii: "\n")))
        }
    }

    @Test func `what follows the run's end is not looked at`() throws {
        let events = EveryEvent.timed.filter { $0 != EveryEvent.timed.last }
        let (read, reader) = try read(log(events) + Array("fanfold: interrupted\n".utf8))
        #expect(read == events && reader.isEnded && !reader.isCut)
    }

    @Test(
        arguments: [
            ("", 1, "this is no event log: it is no JSON: the text ends early at byte 0"),
            ("# Notes\n", 1, "this is no event log: it is no JSON: a value is none at byte 0"),
            ("{}\n", 1, "this is no event log: fanfold_events is missing, which is a whole number"),
            (
                #"{"fanfold_events":2,"version":"9"}"#, 1,
                "this is no event log: its form is 2, and this version knows 1"
            ),
            ("H\n[]\n", 2, "it is no JSON object"),
            ("H\n\n", 2, "it is no JSON: the text ends early at byte 0"),
            (
                #"H|{"at":0,"event":"callWaiting","call":1}|{"at":1}|"#, 3,
                "event is missing, which is a string"
            ),
            (#"H|{"event":"callWaiting","call":1}|"#, 2, "at is missing, which is a length of time"),
            (#"H|{"at":"1","event":"callWaiting","call":1}|"#, 2, "at is not a length of time in seconds"),
            (#"H|{"at":1e300,"event":"callWaiting","call":1}|"#, 2, "at is not a length of time in seconds"),
            (
                #"H|{"at":0,"event":"callWaiting","call":-1}|"#, 2,
                "call is not a whole number from 0 to a million million"
            ),
            (
                #"H|{"at":0,"event":"callEnded","call":1,"ending":"lost"}|"#, 2,
                #"ending is "lost", which is none of what it may be"#
            ),
            (
                #"H|{"at":0,"event":"diagnosed","severity":"bad","subject":"","message":""}|"#, 2,
                #"severity is "bad", which is none of what it may be"#
            ),
        ]
    )
    func `a line that makes no sense is named with its number`(text: String, line: Int, reason: String) {
        let text = text.replacing("H", with: #"{"fanfold_events":1,"version":"1"}"#, maxReplacements: 1)
            .replacing("|", with: "\n")
        let error = #expect(throws: EventLogError.self) { try read(Array(text.utf8)) }
        #expect(error?.line == line)
        #expect(error?.reason == reason)
    }

    @Test func `times are whole microseconds, so that a replay has the run's own`() throws {
        let time = Duration(secondsComponent: 3, attosecondsComponent: 123_456_999_999_999_999)
        let event = TimedEvent(at: time, .callJoined(1))
        #expect(event.at == .microseconds(3_123_456))
        let delay = WatchEvent.callRetrying(1, kind: "a", reason: "b", after: .zero - time)
        let line = String(decoding: log([TimedEvent(at: .zero, delay)]), as: UTF8.self)
        #expect(line.contains(#""afterSeconds":-3.123456}"#))
    }
}
