internal import FanfoldCore

/// Reads the body of an answer as it comes, in pieces or whole, whichever the server chose to send.
struct ReplyReader<Wire: ChatWire>: Sendable {
    private let wire: Wire
    private var lines: EventLines
    private var pieces = Wire.Pieces()
    /// The body so far, where it is one JSON value and not events.
    private var whole: [UInt8]?
    private var hasBegun = false
    private var hasEnded = false

    init(_ wire: Wire) {
        self.wire = wire
        lines = EventLines(wire.framing)
    }

    /// Whether nothing more is needed for a whole answer.
    var isDone: Bool { whole == nil && (hasEnded || pieces.isDone) }

    /// The answer, if the stream has said why it ended, though more may come, such as what it cost.
    var settled: WireReply? { whole == nil ? try? pieces.whole() : nil }

    /// Takes more of the body and gives the new text in it.
    mutating func take(_ bytes: some Collection<UInt8>) throws -> String {
        if !hasBegun, let first = bytes.first(where: { !$0.isSpace }) {
            hasBegun = true
            if wire.framing == .events, first == UInt8(ascii: "{") { whole = [] }
        }
        guard whole == nil else {
            whole?.append(contentsOf: bytes)
            return ""
        }
        return try take(lines: lines.take(bytes))
    }

    /// The answer, once the body has ended.
    mutating func finish() throws -> WireReply {
        if let whole { return try Self.reply(in: whole, wire) }
        _ = try take(lines: lines.finish())
        guard hasBegun else {
            throw ModelError(
                .interrupted,
                "the stream ended with nothing in it",
                hint: "the prompt may be longer than the server's context: make the chunks smaller"
            )
        }
        return try pieces.whole()
    }

    /// The answer in a whole body that was not asked for in pieces.
    static func reply(in body: [UInt8], _ wire: Wire) throws -> WireReply {
        guard let first = body.first(where: { !$0.isSpace }) else {
            throw ModelError(.badReply, "the reply is empty")
        }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: body)
        } catch {
            guard wire.framing == .lines || first != UInt8(ascii: "{") else {
                throw ModelError(.badReply, "the reply is not JSON: \(error.reason) at byte \(error.offset)")
            }
            var reader = ReplyReader(wire)
            _ = try reader.take(body)
            return try reader.finish()
        }
        return try wire.reply(from: json)
    }

    private mutating func take(lines: [[UInt8]]) throws -> String {
        var text = ""
        for line in lines where !hasEnded {
            if line.starts(with: "[DONE]".utf8) {
                hasEnded = true
                break
            }
            let piece: JSONValue
            do {
                piece = try JSONValue(parsing: line)
            } catch {
                throw ModelError(.badReply, "a piece of the stream is not JSON: \(error.reason)")
            }
            text += try pieces.take(piece)
        }
        return text
    }
}

extension UInt8 {
    /// Whether the byte is a space, a tab or the end of a line.
    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
