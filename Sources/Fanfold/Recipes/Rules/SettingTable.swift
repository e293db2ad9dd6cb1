internal import FanfoldCore
internal import OrderedCollections

/// The settings of one kind of thing.
struct SettingTable<Value: Sendable>: ValueRule {
    /// What it is called in the schema's definitions.
    let name: String
    /// What it is, for a person: `an agent`.
    let what: String
    let help: String
    let settings: [Setting<Value>]
    /// The value before anything is set.
    let blank: Value
    /// Looks at what is set together.
    let check: @Sendable (RecipeNode, Value, inout RecipeReading) -> Void

    init(
        _ name: String,
        what: String,
        help: String,
        blank: Value,
        settings: [Setting<Value>],
        check: @escaping @Sendable (RecipeNode, Value, inout RecipeReading) -> Void = { _, _, _ in }
    ) {
        self.name = name
        self.what = what
        self.help = help
        self.settings = settings
        self.blank = blank
        self.check = check
    }

    var schema: JSONValue { ["$ref": .string("#/$defs/\(name)")] }

    /// The schema that the definition holds.
    var definition: JSONValue {
        var properties: OrderedDictionary<String, JSONValue> = [:]
        for setting in settings {
            var schema: OrderedDictionary<String, JSONValue> = ["description": .string(setting.help)]
            schema.merge(setting.schema.object ?? [:]) { $1 }
            properties[setting.name] = .object(schema)
        }
        return [
            "description": .string(help), "type": "object", "properties": .object(properties),
            "additionalProperties": false,
        ]
    }

    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Value? {
        guard case .map(let members) = node.content else {
            reading.note(
                node,
                "is \(node.kind), and has to have settings of \(what)",
                hint: "set in lines such as \(settings[0].name): VALUE below it"
            )
            return nil
        }
        var value = blank
        for member in members {
            if let setting = settings.first(where: { $0.name == member.name }) {
                read(member, setting, into: &value, &reading)
            } else {
                noteUnknown(member, &reading)
            }
        }
        check(node, value, &reading)
        return value
    }

    private func read(
        _ member: RecipeNode.Member,
        _ setting: Setting<Value>,
        into value: inout Value,
        _ reading: inout RecipeReading
    ) {
        if case .null = member.value.content {
            reading.note(member, "has no value", hint: "give it one, or leave the line out")
        } else {
            setting.read(member.value, &value, &reading)
        }
    }

    private func noteUnknown(_ member: RecipeNode.Member, _ reading: inout RecipeReading) {
        guard !SecretText.isName(member.name) else { return reading.note(keyIn: member) }
        reading.note(
            member,
            "is no setting of \(what)",
            hint: NearestName.hint(for: member.name, among: settings.map(\.name))
        )
    }
}
