package import FanfoldCore
internal import OrderedCollections

extension LabStats {
    /// The figures as JSON, in a fixed order.
    package var json: JSONValue {
        .object([
            "requests": .integer(requests), "answered": .integer(answered), "abandoned": .integer(abandoned),
            "shapes": Self.counts(LabShape.allCases.map { ($0.rawValue, shapes[$0]) }),
            "faults": Self.counts(FaultKind.allCases.map { ($0.rawValue, faults[$0]) }),
            "limited": Self.counts(LimitKind.allCases.map { ($0.rawValue, limited[$0]) }),
            "refused": Self.counts(refused.keys.sorted().map { ("\($0)", refused[$0]) }),
            "in_flight": .integer(inFlight), "most_in_flight": .integer(mostInFlight),
            "mean_in_flight": .number((meanInFlight * 100).rounded() / 100),
            "span_ms": .integer(Int(span / .milliseconds(1))),
            "distinct_prompts": .integer(distinctPrompts), "repeated_prompts": .integer(repeatedPrompts),
            "prompt_tokens": .integer(promptTokens), "answer_tokens": .integer(answerTokens),
            "worked_prompt_tokens": .integer(workedPromptTokens),
            "worked_answer_tokens": .integer(workedAnswerTokens),
        ])
    }

    /// The figures as a short table, with a line feed after every line.
    package var table: String {
        var rows: [(String, String)] = [("requests", Self.list(requests, shapes, \.rawValue))]
        rows.append(("answered", "\(answered)"))
        if !faults.isEmpty { rows.append(("faults", Self.list(sum(faults), faults, \.rawValue))) }
        if !limited.isEmpty { rows.append(("over a limit", Self.list(sum(limited), limited, \.rawValue))) }
        if !refused.isEmpty { rows.append(("refused", Self.list(sum(refused), refused) { "status \($0)" })) }
        if abandoned > 0 { rows.append(("given up", "\(abandoned) by the client")) }
        let mean = Int((meanInFlight * 10).rounded())
        rows.append(("in flight", "\(mostInFlight) at most, \(mean / 10).\(mean % 10) on average"))
        rows.append(("prompts", "\(distinctPrompts), asked again after an answer: \(repeatedPrompts)"))
        rows.append(("tokens", "\(promptTokens) of prompts, \(answerTokens) of answers"))
        let worked =
            "\(workedPromptTokens) of prompts, \(workedAnswerTokens) of answers, lost ones among them"
        rows.append(("worked on", worked))
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { name, value in
            name + String(repeating: " ", count: width + 2 - name.count) + value + "\n"
        }.joined()
    }

    private func sum<Key>(_ counts: [Key: Int]) -> Int { counts.values.reduce(0, +) }

    private static func counts(_ counts: [(String, Int?)]) -> JSONValue {
        let members = counts.compactMap { name, count in count.map { (name, JSONValue.integer($0)) } }
        return .object(OrderedDictionary(uniqueKeysWithValues: members))
    }

    /// A number, and in brackets what it is made of.
    private static func list<Key>(_ sum: Int, _ counts: [Key: Int], _ name: (Key) -> String) -> String {
        guard !counts.isEmpty else { return "\(sum)" }
        let parts = counts.map { (name($0), $1) }.sorted { $0.0 < $1.0 }.map { "\($0) \($1)" }
        return "\(sum) (\(parts.joined(separator: ", ")))"
    }
}
