package import FanfoldCore

/// How one kind of server is asked and how it answers; pure, so that every odd reply can be tested.
package protocol ChatWire: Sendable {
    /// Puts the pieces of a streamed answer together.
    associatedtype Pieces: ReplyPieces

    /// Knows the server from how it is reached.
    init(_ settings: ServerSettings)

    /// The path of the requests, below the server's base.
    var path: String { get }

    /// Headers of the requests beside the key and the usual ones.
    var headers: [(String, String)] { get }

    /// The ways to ask for an answer that fits a schema, the best first.
    var formats: [AnswerFormat] { get }

    /// How the pieces of a stream are told apart.
    var framing: StreamFraming { get }

    /// The body of a request; an answer that fits the request's schema is asked for by `format`.
    func body(for request: ModelRequest, format: AnswerFormat, streams: Bool) -> JSONValue

    /// The answer in the body of a whole reply.
    ///
    /// - Throws: ``ModelError`` `badReply` where there is none in it; ``ErrorBody`` where there is a failure.
    func reply(from json: JSONValue) throws -> WireReply
}

/// A streamed answer as far as it has come.
package protocol ReplyPieces: Sendable {
    /// Begins a stream.
    init()

    /// Whether nothing more is needed for a whole answer.
    var isDone: Bool { get }

    /// Takes the next piece.
    ///
    /// - Parameter piece: One event's data, or one line.
    /// - Returns: The text in it, thinking left out.
    /// - Throws: ``ModelError`` `badReply` where it is not understood; ``ErrorBody`` where it is a failure.
    mutating func take(_ piece: JSONValue) throws -> String

    /// The whole answer, once the stream has ended.
    ///
    /// - Throws: `interrupted` where the stream did not say why it ended; `badReply` where it had no text.
    func whole() throws -> WireReply
}

/// How the pieces of a stream are told apart.
package enum StreamFraming: Sendable {
    /// Server-sent events, of which only the data counts.
    case events
    /// A JSON value on each line.
    case lines
}

/// A way to ask for an answer that fits a schema; the prompt holds the schema in any case.
package enum AnswerFormat: String, Sendable, Hashable {
    /// The server holds the answer to the schema.
    case schema = "json_schema"
    /// The server holds the answer to JSON and is shown the schema, as llama.cpp's servers want it.
    case objectWithSchema = "json_object with a schema"
    /// The server holds the answer to JSON.
    case object = "json_object"
    /// Only the prompt asks.
    case prompt = "prompt"
}
