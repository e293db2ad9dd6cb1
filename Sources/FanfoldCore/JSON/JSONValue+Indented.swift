internal import OrderedCollections

extension JSONValue {
    /// The value as JSON text for people: indented, members in their own order.
    ///
    /// A list or object that fits into `width` characters stays on one line.
    package func indented(width: Int = 100) -> String {
        var text = ""
        write(to: &text, indent: "", before: 0, width: width)
        return text
    }

    private func write(to text: inout String, indent: String, before: Int, width: Int) {
        let flat = self.flat
        let inner = indent + "  "
        switch self {
        case .array(let elements) where indent.count + before + flat.count > width && !elements.isEmpty:
            text += "[\n"
            for (index, element) in elements.enumerated() {
                text += inner
                element.write(to: &text, indent: inner, before: 0, width: width)
                text += index == elements.count - 1 ? "\n" : ",\n"
            }
            text += indent + "]"
        case .object(let members) where indent.count + before + flat.count > width && !members.isEmpty:
            text += "{\n"
            for (index, member) in members.elements.enumerated() {
                let name = JSONValue.string(member.key).text + ": "
                text += inner + name
                member.value.write(to: &text, indent: inner, before: name.count, width: width)
                text += index == members.count - 1 ? "\n" : ",\n"
            }
            text += indent + "}"
        default: text += flat
        }
    }

    /// On one line, with a space after each comma and colon.
    private var flat: String {
        switch self {
        case .array(let elements): "[" + elements.map(\.flat).joined(separator: ", ") + "]"
        case .object(let members):
            members.isEmpty
                ? "{}"
                : "{ "
                    + members.map { "\(JSONValue.string($0.key).text): \($0.value.flat)" }
                    .joined(separator: ", ") + " }"
        default: text
        }
    }
}
