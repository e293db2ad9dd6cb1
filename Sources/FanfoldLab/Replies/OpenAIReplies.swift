internal import FanfoldCore
internal import OrderedCollections

/// Replies as OpenAI's chat completions have them.
enum OpenAIReplies: ReplyShape {
    static let streamType = "text/event-stream"

    static func body(_ answer: LabAnswer, to prompt: LabPrompt) -> [UInt8] {
        var message: OrderedDictionary<String, JSONValue> = ["role": "assistant", "content": .null]
        if let text = answer.text {
            message[answer.ending == .refusal ? "refusal" : "content"] = .string(text)
        }
        var members = head(of: prompt, object: "chat.completion")
        members["choices"] = choices(answer, "message", .object(message), ends: true)
        if answer.reportsUsage { members["usage"] = usage(of: answer) }
        return JSONValue.object(members).bytes
    }

    static func stream(_ answer: LabAnswer, to prompt: LabPrompt) -> [[UInt8]] {
        let start = head(of: prompt, object: "chat.completion.chunk")
        func event(_ delta: JSONValue, ends: Bool) -> [UInt8] {
            var members = start
            members["choices"] = choices(answer, "delta", delta, ends: ends)
            return EventText.data(.object(members))
        }
        var events = [event(["role": "assistant", "content": ""], ends: false)]
        let name = answer.ending == .refusal ? "refusal" : "content"
        for piece in answer.pieces {
            events.append(event(.object([name: .string(String(piece))]), ends: false))
        }
        events.append(event([:], ends: true))
        if answer.reportsUsage, prompt.streamsUsage {
            var members = start
            members["choices"] = []
            members["usage"] = usage(of: answer)
            events.append(EventText.data(.object(members)))
        }
        events[events.count - 1] += "data: [DONE]\n\n".utf8
        return events
    }

    static func error(_ status: Int, message: String, code: String?) -> [UInt8] {
        let type =
            switch status {
            case 400, 404, 405, 413: "invalid_request_error"
            case 401: "authentication_error"
            case 429: "rate_limit_error"
            default: "server_error"
            }
        let error: JSONValue = [
            "message": .string(message), "type": .string(type), "param": .null,
            "code": code.map { .string($0) } ?? .null,
        ]
        return JSONValue.object(["error": error]).bytes
    }

    private static func head(of prompt: LabPrompt, object: String) -> OrderedDictionary<String, JSONValue> {
        [
            "id": .string("chatcmpl-lab" + String(prompt.identity, radix: 16)), "object": .string(object),
            // Always the same moment, so that equal requests get equal bytes.
            "created": 1_700_000_000, "model": .string(prompt.model),
        ]
    }

    /// The one choice, whose text is `value` under `name`; its reason to end is told at the end alone.
    private static func choices(
        _ answer: LabAnswer,
        _ name: String,
        _ value: JSONValue,
        ends: Bool
    ) -> JSONValue {
        guard answer.hasChoice else { return [] }
        let reason =
            switch answer.ending {
            case .stop, .refusal: "stop"
            case .length: "length"
            case .contentFilter: "content_filter"
            }
        let finish: JSONValue = ends ? .string(reason) : .null
        return [.object(["index": 0, name: value, "logprobs": .null, "finish_reason": finish])]
    }

    private static func usage(of answer: LabAnswer) -> JSONValue {
        [
            "prompt_tokens": .integer(answer.promptTokens), "completion_tokens": .integer(answer.tokens),
            "total_tokens": .integer(answer.promptTokens + answer.tokens),
        ]
    }
}
