@testable internal import FanfoldProviders
internal import FanfoldTestKit
internal import Testing

@Suite struct `Event lines` {
    private func lines(_ text: String, _ framing: StreamFraming, pieces: Int = .max) -> [String] {
        var lines = EventLines(framing)
        var found: [[UInt8]] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            found += lines.take(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
        }
        return (found + lines.finish()).map { String(decoding: $0, as: UTF8.self) }
    }

    static let streams = [
        ("data: a\n\ndata: b\n\n", ["a", "b"]), ("data:a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
        ("data: a\r\rdata: b\r\r", ["a", "b"]), (": ping\n\nevent: x\nid: 3\ndata: a\n\n", ["a"]),
        ("data: a\ndata: b\n\n", ["a\nb"]), ("data: a", ["a"]), ("data: a\n", ["a"]), ("", []),
        ("\n\n\n", []),
        ("data\n\n", [""]), ("data:  a\n\n", [" a"]), ("database: a\n\n", []), ("\u{FEFF}data: a\n\n", ["a"]),
        ("data: é🎉\n\n", ["é🎉"]), ("retry: 10\n: c\n\ndata: [DONE]\n\n", ["[DONE]"]),
    ]

    @Test(arguments: streams) func `events are the same however they are cut`(text: String, events: [String])
    {
        for pieces in [1, 2, 3, 7, .max] { #expect(lines(text, .events, pieces: pieces) == events) }
    }

    @Test func `lines are what line breaks part`() {
        for pieces in [1, 2, .max] {
            #expect(
                lines("{\"a\":1}\r\n\n  \n{\"b\":2}", .lines, pieces: pieces) == ["{\"a\":1}", "{\"b\":2}"]
            )
        }
    }
}
