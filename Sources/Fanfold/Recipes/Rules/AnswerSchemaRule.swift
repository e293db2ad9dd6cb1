internal import FanfoldCore

/// A JSON schema: written out, or the path of a file.
struct AnswerSchemaRule: ValueRule {
    var schema: JSONValue { ["type": ["object", "string"]] }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> JSONValue? {
        switch node.content {
        case .map:
            guard let flaw = flaw(of: node) else { return node.json }
            reading.note(flaw.place, flaw.message, hint: flaw.hint)
            return nil
        case .text(let path) where !path.isEmpty: return file(path, namedBy: node, &reading)
        default:
            reading.note(node, "is \(node.kind), and has to be a JSON schema or the path of one")
            return nil
        }
    }

    private func file(
        _ path: String,
        namedBy node: RecipeNode,
        _ reading: inout RecipeReading
    ) -> JSONValue? {
        let file = reading.path(of: path)
        do {
            let root = try RecipeComposer.root(of: try RecipeText.read(file), file: file)
            guard let flaw = flaw(of: root) else { return root.json }
            let subject = flaw.place.path.isEmpty ? "the schema" : flaw.place.path
            let message = "\(subject) \(flaw.message)"
            note(path, line: flaw.place.place.line, message, hint: flaw.hint, node, &reading)
        } catch {
            let reason = error.mistakes[0]
            let hint = reason.hint ?? "a path is taken from where the recipe lies"
            note(path, line: reason.line, reason.message, hint: hint, node, &reading)
        }
        return nil
    }

    private func note(
        _ path: String,
        line: Int?,
        _ message: String,
        hint: String?,
        _ node: RecipeNode,
        _ reading: inout RecipeReading
    ) {
        let line = line.map { ", line \($0)" } ?? ""
        reading.note(node, "names \(SecretText.quoted(path))\(line): \(message)", hint: hint)
    }

    /// What keeps answers from being held to the schema, and where it stands.
    private func flaw(of root: RecipeNode) -> (place: RecipeNode, message: String, hint: String?)? {
        do {
            guard try JSONSchema(root.json).root.isObject else {
                return (root, "has no object at its root", "begin with type: object and name its properties")
            }
            return nil
        } catch {
            return (root.node(at: error.pointer), error.message, error.hint)
        }
    }
}

extension RecipeNode {
    /// The piece that a JSON pointer leads to, as far as there is one.
    fileprivate func node(at pointer: String) -> RecipeNode {
        var node = self
        for part in pointer.split(separator: "/").map(String.init) {
            let name = part.replacing("~1", with: "/").replacing("~0", with: "~")
            if case .list(let elements) = node.content {
                guard let index = Int(name), elements.indices.contains(index) else { break }
                node = elements[index]
            } else {
                guard let member = node.member(name) else { break }
                node = member
            }
        }
        return node
    }
}
