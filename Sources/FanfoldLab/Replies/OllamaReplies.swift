internal import FanfoldCore
internal import OrderedCollections

/// Replies as Ollama's chat has them.
enum OllamaReplies: ReplyShape {
    static let streamType = "application/x-ndjson"

    static func body(_ answer: LabAnswer, to prompt: LabPrompt) -> [UInt8] {
        last(answer, to: prompt, text: answer.text.map { .string($0) } ?? .null).bytes
    }

    static func stream(_ answer: LabAnswer, to prompt: LabPrompt) -> [[UInt8]] {
        var lines = answer.hasChoice ? answer.pieces : []
        // The last line, which has no text, comes together with the last piece.
        let end = last(answer, to: prompt, text: answer.text == nil ? .null : "").bytes + [0x0A]
        guard let piece = lines.popLast() else { return [end] }
        func line(_ piece: Substring) -> [UInt8] {
            var members = head(of: prompt)
            members["message"] = message(.string(String(piece)))
            members["done"] = false
            return JSONValue.object(members).bytes + [0x0A]
        }
        return lines.map(line) + [line(piece) + end]
    }

    static func error(_ status: Int, message: String, code: String?) -> [UInt8] {
        JSONValue.object(["error": .string(message)]).bytes
    }

    private static func head(of prompt: LabPrompt) -> OrderedDictionary<String, JSONValue> {
        ["model": .string(prompt.model), "created_at": "2023-11-14T22:13:20Z"]
    }

    private static func message(_ text: JSONValue) -> JSONValue { ["role": "assistant", "content": text] }

    private static func last(_ answer: LabAnswer, to prompt: LabPrompt, text: JSONValue) -> JSONValue {
        var members = head(of: prompt)
        if answer.hasChoice { members["message"] = message(text) }
        members["done"] = true
        members["done_reason"] = answer.ending == .length ? "length" : "stop"
        if answer.reportsUsage {
            members["prompt_eval_count"] = .integer(answer.promptTokens)
            members["eval_count"] = .integer(answer.tokens)
        }
        return .object(members)
    }
}
