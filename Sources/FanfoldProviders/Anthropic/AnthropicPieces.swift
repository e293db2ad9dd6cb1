package import FanfoldCore

/// A streamed message as far as it has come.
package struct AnthropicPieces: ReplyPieces {
    private var text = ""
    private var filter = ThinkingFilter()
    private var hasThought = false
    private var reason: String?
    private var usage = AnthropicUsage()
    private var model: String?

    /// Whether the message has stopped.
    package private(set) var isDone = false

    package init() {}

    package mutating func take(_ piece: JSONValue) throws -> String {
        if let failure = piece.failure { throw failure }
        switch piece["type"]?.string {
        case "message_start":
            model = piece["message"]?["model"]?.string
            usage.update(piece["message"]?["usage"])
        case "content_block_start":
            let block = piece["content_block"]
            hasThought = hasThought || block?["type"]?.string?.hasSuffix("thinking") == true
            return add(block)
        case "content_block_delta":
            return add(piece["delta"])
        case "message_delta":
            usage.update(piece["usage"])
            reason = piece["delta"]?["stop_reason"]?.string ?? reason
        case "message_stop":
            isDone = true
        default:
            // Pings, ends of blocks, and what may be added to the protocol.
            break
        }
        return ""
    }

    /// Adds a block's text; thinking has a type of its own.
    private mutating func add(_ part: JSONValue?) -> String {
        guard part?["type"] == "text" || part?["type"] == "text_delta", let more = part?["text"]?.string
        else {
            return ""
        }
        text += more
        return filter.take(more)
    }

    package func whole() throws -> WireReply {
        guard let reason else { throw ModelError(.interrupted, "the stream ended without a stop reason") }
        return try AnthropicMessages.reply(text, reason, hasThought: hasThought, usage, model)
    }
}
