package import FanfoldCore

/// A streamed chat completion as far as it has come.
package struct OpenAIPieces: ReplyPieces {
    private var text = ""
    private var refusal = ""
    private var filter = ThinkingFilter()
    private var hasThought = false
    private var reason: String?
    private var usage: JSONValue?
    private var model: String?

    package init() {}

    /// Never: after the finish reason one more piece may tell the usage, and a mark ends the stream.
    package var isDone: Bool { false }

    package mutating func take(_ piece: JSONValue) throws -> String {
        if let failure = piece.failure { throw failure }
        if let usage = piece["usage"], usage.object != nil { self.usage = usage }
        if let model = piece["model"]?.string, !model.isEmpty { self.model = model }
        guard let choice = piece["choices"]?.array?.first else { return "" }
        if let reason = choice["finish_reason"]?.string { self.reason = reason }
        let delta = choice["delta"] ?? choice["message"]
        hasThought = hasThought || OpenAIChat.hasThought(delta)
        refusal += delta?["refusal"]?.string ?? ""
        guard let more = (delta?["content"] ?? choice["text"])?.spoken else { return "" }
        text += more
        return filter.take(more)
    }

    package func whole() throws -> WireReply {
        guard let reason else {
            throw ModelError(
                .interrupted,
                "the stream ended without a finish reason",
                hint: "some servers end a stream for the next request: try --concurrency 1, or no --stream"
            )
        }
        guard let finish = OpenAIChat.finish(reason, isRefusal: !refusal.isEmpty) else {
            throw ModelError(.interrupted, "the answer was broken off: \(reason)")
        }
        return try OpenAIChat.reply(
            refusal.isEmpty ? text : refusal,
            finish,
            hasThought: hasThought,
            usage,
            model
        )
    }
}

extension OpenAIChat {
    package typealias Pieces = OpenAIPieces
}
