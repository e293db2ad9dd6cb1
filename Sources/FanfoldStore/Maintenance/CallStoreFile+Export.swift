package import FanfoldCore

extension CallStoreFile {
    /// Gives every answer as a line of JSON, in the order in which they were first kept.
    ///
    /// A line is an object with these members, always all of them and in this order:
    ///
    /// - `generation`: a whole number; a run looks up that of its output folder
    /// - `key`: 64 hexadecimal digits, the hash of the request
    /// - `provider`, `model`, `revision`: who was asked; `revision` may be `null`
    /// - `answer`: the text
    /// - `finish`: `stop`, `length`, `contentFilter` or `refusal`
    /// - `prompt_tokens`, `cached_tokens`, `answer_tokens`, and `is_estimated`, which says that the server told none
    /// - `served_model`: the model as the server names it, or `null`
    /// - `latency_ms`: how long the answer took
    /// - `counted_tokens`: our own count of the prompt's tokens
    /// - `cost_picos`: what it cost in millionths of a millionth, or `null` where no price was known
    /// - `created_at`: seconds since 1970
    /// - `run`: the run that paid for it
    /// - `used_day`: days since 1970, when it was last used
    ///
    /// - Parameter receive: Gets the bytes of a line, with its line feed.
    /// - Returns: How many answers were left out because they are not as they were written.
    /// - Throws: ``StoreError``.
    package func export(to receive: ([UInt8]) -> Void) throws(StoreError) -> Int {
        var leftOut = 0
        try eachRow { _, row in
            if let row { receive(row.json.bytes + [UInt8(ascii: "\n")]) } else { leftOut += 1 }
        }
        return leftOut
    }
}

extension ReplyRow {
    /// The row as it is exported.
    fileprivate var json: JSONValue {
        let usage = call.reply.usage
        return [
            "generation": .integer(generation),
            "key": .string(call.key.description),
            "provider": .string(call.model.provider),
            "model": .string(call.model.name),
            "revision": call.model.revision.map(JSONValue.string) ?? .null,
            "answer": .string(call.reply.text),
            "finish": .string(call.reply.finish.rawValue),
            "prompt_tokens": .integer(usage.promptTokens),
            "cached_tokens": .integer(usage.cachedTokens),
            "answer_tokens": .integer(usage.answerTokens),
            "is_estimated": .bool(usage.isEstimated),
            "served_model": call.reply.model.map(JSONValue.string) ?? .null,
            "latency_ms": .integer(latencyMilliseconds),
            "counted_tokens": .integer(call.countedTokens),
            "cost_picos": call.cost.map { .integer($0.picos) } ?? .null,
            "created_at": .integer(createdAt),
            "run": .string(run),
            "used_day": .integer(usedDay),
        ]
    }
}
