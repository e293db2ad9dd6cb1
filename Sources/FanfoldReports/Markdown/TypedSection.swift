internal import FanfoldCore

/// A typed agent's answer as Markdown.
struct TypedSection {
    private let value: TypedValue

    init(_ value: TypedValue) { self.value = value }

    /// The answer; `references` numbers what it rests on.
    func render(_ references: inout References) -> String {
        "```json\n\(value.json.text)\n```\n"
    }
}
