internal import FanfoldCore
internal import OrderedCollections

/// A piece of a recipe, with the place it was written at.
struct RecipeNode: Sendable {
    /// What a piece is.
    enum Content: Sendable {
        case null
        case bool(Bool)
        case integer(Int)
        case number(Double)
        case text(String)
        case list([RecipeNode])
        case map([Member])
    }

    /// A name and what it stands for.
    struct Member: Sendable {
        let name: String
        let place: Place
        let value: RecipeNode
    }

    /// Where something begins, both from 1.
    struct Place: Sendable, Hashable {
        let line: Int
        let column: Int
    }

    let content: Content
    let place: Place
    /// The names on the way to it, such as `agents.trends.words`.
    let path: String

    /// What it is, for a person: `the text 'many'`, `a list`.
    var kind: String {
        switch content {
        case .null: "empty"
        case .bool(let bool): "\(bool)"
        case .integer(let integer): "the number \(integer)"
        case .number(let number): "the number \(number)"
        case .text(let text): "the text \(SecretText.quoted(text))"
        case .list: "a list"
        case .map: "a list of names and values"
        }
    }

    /// What to do about a number between quotes.
    var unquotingHint: String? {
        guard case .text(let text) = content, Double(text) != nil else { return nil }
        return "take the quotes away"
    }

    /// The value of a member; `nil` where there is none.
    func member(_ name: String) -> RecipeNode? {
        guard case .map(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// All of it, as JSON.
    var json: JSONValue {
        switch content {
        case .null: .null
        case .bool(let bool): .bool(bool)
        case .integer(let integer): .integer(integer)
        case .number(let number): .number(number)
        case .text(let text): .string(text)
        case .list(let elements): .array(elements.map(\.json))
        case .map(let members): .object(OrderedDictionary(members.map { ($0.name, $0.value.json) }) { $1 })
        }
    }
}
