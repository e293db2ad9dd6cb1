internal import FanfoldCore

/// One setting: its name, what it means, what it may be, and where it goes.
///
/// The parser, the schema for editors and the messages all read the same settings, so they can't differ.
struct Setting<Value>: Sendable {
    let name: String
    /// What it means, in a sentence for editors.
    let help: String
    let schema: JSONValue
    let read: @Sendable (RecipeNode, inout Value, inout RecipeReading) -> Void

    init<Rule: ValueRule>(
        _ name: String,
        _ rule: Rule,
        _ path: any WritableKeyPath<Value, Rule.Output?> & Sendable,
        _ help: String
    ) {
        self.init(name, rule, help) { $0[keyPath: path] = $1 }
    }

    init<Rule: ValueRule>(
        _ name: String,
        _ rule: Rule,
        _ path: any WritableKeyPath<Value, Rule.Output> & Sendable,
        _ help: String
    ) {
        self.init(name, rule, help) { $0[keyPath: path] = $1 }
    }

    init<Rule: ValueRule>(
        _ name: String,
        _ rule: Rule,
        _ help: String,
        set: @escaping @Sendable (inout Value, Rule.Output) -> Void
    ) {
        self.name = name
        self.help = help
        schema = rule.schema
        read = { node, value, reading in
            if let output = rule.read(node, &reading) { set(&value, output) }
        }
    }
}
