internal import FanfoldCore

/// Writes the answer to a prompt; the same prompt always gets the same.
enum AnswerWriter {
    /// The answer's text and ending.
    ///
    /// - Parameters:
    ///   - prompt: What is asked.
    ///   - reportsUsage: Whether the reply will tell the usage.
    /// - Returns: An answer of at most the tokens that the prompt allows.
    static func answer(to prompt: LabPrompt, reportsUsage: Bool) -> LabAnswer {
        var answer = LabAnswer(
            text: text(for: prompt),
            promptTokens: prompt.tokens,
            reportsUsage: reportsUsage
        )
        if let limit = prompt.tokenLimit, answer.tokens > limit {
            answer.text = answer.text.map { ShortText.cut($0, to: 4 * limit) }
            answer.ending = .length
        }
        return answer
    }

    private static func text(for prompt: LabPrompt) -> String {
        switch prompt.form {
        case .text:
            if let schema = SchemaSearch.schema(in: prompt.texts) {
                SchemaFiller.value(for: schema, sentences: sentences(for: prompt), hash: prompt.hash).text
            } else {
                sentences(for: prompt).joined(separator: " ")
            }
        case .object: SchemaFiller.object(sentences: sentences(for: prompt)).text
        case .schema(let schema):
            SchemaFiller.value(for: schema, sentences: sentences(for: prompt), hash: prompt.hash).text
        }
    }

    /// Two to four sentences of the prompt's passages, each with its number, or one of the question.
    private static func sentences(for prompt: LabPrompt) -> [String] {
        let bytes = Array(prompt.question.utf8)
        let passages = Passages.ranges(in: bytes.span)
        let count = min(passages.count, 2 + Int(prompt.hash % 3))
        var sentences: [String] = []
        for index in 0..<count {
            // Spread over the passages, from a start that differs between prompts.
            let step = passages.count / count
            let place = index * passages.count / count + Int(prompt.hash >> 8 % UInt64(step))
            let sentence = ShortText.sentence(of: bytes.span, range: passages[place])
            if !sentence.isEmpty { sentences.append("\(sentence) [\(place + 1)]") }
        }
        if sentences.isEmpty {
            let sentence = ShortText.sentence(of: bytes.span, range: 0..<bytes.count)
            sentences = [sentence.isEmpty ? "Nothing was asked." : sentence]
        }
        return sentences
    }
}
