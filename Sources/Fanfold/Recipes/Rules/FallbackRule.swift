internal import FanfoldCore

/// What takes the place of an answer.
struct FallbackRule: ValueRule {
    private enum Word: String, CaseIterable { case extractive, gap }

    var schema: JSONValue {
        ["anyOf": [ChoiceRule<Word>().schema, RecipeFormat.fallback.schema]]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Recipe.Fallback? {
        if case .text(let text) = node.content {
            switch Word(rawValue: text) {
            case .extractive: return .extractive
            case .gap: return .gap
            case nil:
                let nearest = NearestName.of(text, among: Word.allCases.map(\.rawValue))
                reading.note(
                    node,
                    "is \(node.kind), and has to be extractive, gap, or have text: or model:",
                    hint: nearest.map { "did you mean \($0)?" }
                        ?? "write it as { text: \"…\" } to have it in the report"
                )
                return nil
            }
        }
        guard let draft = RecipeFormat.fallback.read(node, &reading) else { return nil }
        return draft.text.map { .text($0) } ?? draft.model.map { .model($0) }
    }
}
