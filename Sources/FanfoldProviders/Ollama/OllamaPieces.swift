package import FanfoldCore

/// A streamed chat of Ollama's as far as it has come; one that is not streamed is a stream of one piece.
package struct OllamaPieces: ReplyPieces {
    private var text = ""
    private var filter = ThinkingFilter()
    private var last: JSONValue?
    private var hasMessage = false
    private var hasThought = false

    package init() {}

    package var isDone: Bool { last != nil }

    package mutating func take(_ piece: JSONValue) throws -> String {
        if let failure = piece.failure { throw failure }
        let more = (piece["message"]?["content"] ?? piece["response"])?.string
        if more != nil { hasMessage = true }
        if piece["message"]?["thinking"]?.string?.isEmpty == false { hasThought = true }
        text += more ?? ""
        if piece["done"] == true { last = piece }
        return filter.take(more ?? "")
    }

    package func whole() throws -> WireReply {
        guard let last else {
            guard hasMessage else { throw ModelError(.badReply, "the reply has no message") }
            throw ModelError(.interrupted, "the stream ended before it was done")
        }
        let finish: FinishReason
        switch last["done_reason"]?.string {
        case "length": finish = .length
        case "load", "unload": throw ModelError(.badReply, "the server only loaded the model")
        default: finish = .stop
        }
        return try WireReply(
            text: text,
            finish: finish,
            hasThought: hasThought,
            promptTokens: last["prompt_eval_count"]?.count,
            answerTokens: last["eval_count"]?.count,
            model: last["model"]?.string
        )
    }
}
