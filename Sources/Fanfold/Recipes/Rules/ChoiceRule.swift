internal import FanfoldCore

/// One of a few words.
struct ChoiceRule<Choice: RawRepresentable & CaseIterable & Sendable>: ValueRule
where Choice.RawValue == String {
    private var names: [String] { Choice.allCases.map(\.rawValue) }

    var schema: JSONValue { ["enum": .array(names.map { .string($0) })] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Choice? {
        if case .text(let text) = node.content {
            if let choice = Choice(rawValue: text) { return choice }
            reading.note(
                node,
                "is \(SecretText.quoted(text)), and has to be one of \(names.joined(separator: ", "))",
                hint: NearestName.of(text, among: names).map { "did you mean \($0)?" }
            )
        } else {
            reading.note(node, "is \(node.kind), and has to be one of \(names.joined(separator: ", "))")
        }
        return nil
    }
}
