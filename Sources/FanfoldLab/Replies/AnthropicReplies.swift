internal import FanfoldCore
internal import OrderedCollections

/// Replies as Anthropic's messages have them.
enum AnthropicReplies: ReplyShape {
    static let streamType = "text/event-stream"

    static func body(_ answer: LabAnswer, to prompt: LabPrompt) -> [UInt8] {
        let text: JSONValue = answer.text.map { .string($0) } ?? .null
        let content: JSONValue = answer.hasChoice ? [["type": "text", "text": text]] : []
        return JSONValue.object(
            message(of: prompt, content: content, reason: reason(answer), usage: usage(of: answer))
        ).bytes
    }

    static func stream(_ answer: LabAnswer, to prompt: LabPrompt) -> [[UInt8]] {
        func event(_ name: String, _ members: OrderedDictionary<String, JSONValue>) -> [UInt8] {
            var all: OrderedDictionary<String, JSONValue> = ["type": .string(name)]
            all.merge(members) { $1 }
            return EventText.data(.object(all), event: name)
        }
        var beginning = answer
        beginning.text = ""
        let start = message(of: prompt, content: [], reason: .null, usage: usage(of: beginning))
        var events = [event("message_start", ["message": .object(start)])]
        if answer.hasChoice {
            let block: JSONValue = ["type": "text", "text": ""]
            events[0] += event("content_block_start", ["index": 0, "content_block": block])
            events[0] += event("ping", [:])
            for piece in answer.pieces {
                let delta: JSONValue = ["type": "text_delta", "text": .string(String(piece))]
                events.append(event("content_block_delta", ["index": 0, "delta": delta]))
            }
        }
        var last = answer.hasChoice ? event("content_block_stop", ["index": 0]) : []
        var end: OrderedDictionary<String, JSONValue> = [
            "delta": ["stop_reason": reason(answer), "stop_sequence": .null]
        ]
        if answer.reportsUsage { end["usage"] = ["output_tokens": .integer(answer.tokens)] }
        last += event("message_delta", end)
        last += event("message_stop", [:])
        return events + [last]
    }

    static func error(_ status: Int, message: String, code: String?) -> [UInt8] {
        let type =
            switch status {
            case 401: "authentication_error"
            case 404: "not_found_error"
            case 400, 405: "invalid_request_error"
            case 413: "request_too_large"
            case 429: "rate_limit_error"
            case 529: "overloaded_error"
            default: "api_error"
            }
        let error: JSONValue = ["type": .string(type), "message": .string(message)]
        return JSONValue.object(["type": "error", "error": error]).bytes
    }

    private static func message(
        of prompt: LabPrompt,
        content: JSONValue,
        reason: JSONValue,
        usage: JSONValue?
    ) -> OrderedDictionary<String, JSONValue> {
        var members: OrderedDictionary<String, JSONValue> = [
            "id": .string("msg_lab" + String(prompt.identity, radix: 16)), "type": "message",
            "role": "assistant", "model": .string(prompt.model), "content": content,
            "stop_reason": reason, "stop_sequence": .null,
        ]
        members["usage"] = usage
        return members
    }

    /// Anthropic has no filter of its own; what a filter stops is a refusal.
    private static func reason(_ answer: LabAnswer) -> JSONValue {
        switch answer.ending {
        case .stop: "end_turn"
        case .length: "max_tokens"
        case .contentFilter, .refusal: "refusal"
        }
    }

    private static func usage(of answer: LabAnswer) -> JSONValue? {
        guard answer.reportsUsage else { return nil }
        return [
            "input_tokens": .integer(answer.promptTokens), "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0, "output_tokens": .integer(answer.tokens),
        ]
    }
}
