internal import FanfoldCore

/// A JSON schema: written out, or the path of a file.
struct AnswerSchemaRule: ValueRule {
    var schema: JSONValue { ["type": ["object", "string"]] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> JSONValue? {
        switch node.content {
        case .map: return checked(node, in: node, &reading)
        case .text(let path) where !path.isEmpty:
            let file = reading.path(of: path)
            do {
                let text = try RecipeText.read(file)
                return checked(try RecipeComposer.root(of: text, file: file), in: node, &reading)
            } catch {
                let reason = error.mistakes[0]
                let line = reason.line.map { ", line \($0)" } ?? ""
                reading.note(
                    node,
                    "names \(SecretText.quoted(path))\(line): \(reason.message)",
                    hint: reason.hint ?? "a path is taken from where the recipe lies"
                )
                return nil
            }
        default:
            reading.note(node, "is \(node.kind), and has to be a JSON schema or the path of one")
            return nil
        }
    }

    /// Answers are objects: that is what servers can be held to.
    private func checked(
        _ root: RecipeNode,
        in node: RecipeNode,
        _ reading: inout RecipeReading
    ) -> JSONValue? {
        guard case .map = root.content, root.member("type")?.json == "object" else {
            reading.note(
                node,
                "has no object at its root",
                hint: "begin with type: object and name its properties"
            )
            return nil
        }
        return root.json
    }
}
