internal import OrderedCollections

/// One schema of a compiled JSON schema; other schemas are named by their place among the nodes.
package struct SchemaNode: Sendable, Hashable {
    /// What may stand in an object beside the properties.
    enum Additional: Sendable, Hashable {
        case anything
        case nothing
        case schema(Int)
    }

    /// The types allowed; `nil` for all.
    var types: [SchemaType]?
    /// The values allowed; `nil` for all.
    var values: [JSONValue]?
    /// Whether no value at all fits: the schema `false`.
    var isImpossible = false
    /// The schema a `$ref` names.
    var reference: Int?
    /// Schemas that must all fit.
    var allOf: [Int] = []
    /// Schemas of which one at least must fit.
    var anyOf: [Int] = []
    /// Schemas of which exactly one must fit.
    var oneOf: [Int] = []

    /// An object's properties, in the schema's order.
    var properties: OrderedDictionary<String, Int> = [:]
    /// The properties that must be there.
    var required: [String] = []
    /// What else an object may hold.
    var additional = Additional.anything

    /// The schema of a list's elements.
    var items: Int?
    /// The fewest and most elements of a list.
    var itemCount = SchemaBounds<Int>()
    /// Whether no element of a list may be there twice.
    var hasUniqueItems = false

    /// The shortest and longest string, in Unicode scalars.
    var length = SchemaBounds<Int>()
    /// The least and greatest number.
    var range = SchemaBounds<Double>()
    /// The numbers between which a number must lie, themselves left out.
    var openRange = SchemaBounds<Double>()

    /// The schemas that judge the same value as this one.
    var companions: [Int] { (reference.map { [$0] } ?? []) + allOf + anyOf + oneOf }
}

/// The least and the most; `nil` where there is no limit.
struct SchemaBounds<Value: Sendable & Hashable>: Sendable, Hashable {
    var least: Value?
    var most: Value?
}

/// A type a JSON schema names.
package enum SchemaType: String, Sendable, Hashable, CaseIterable {
    case null, boolean, integer, number, string, array, object

    /// Whether `value` is of the type; a number without a fraction is an integer.
    func matches(_ value: JSONValue) -> Bool {
        switch (self, value) {
        case (.null, .null), (.boolean, .bool), (.string, .string), (.array, .array), (.object, .object),
            (.integer, .integer), (.number, .integer), (.number, .number):
            true
        case (.integer, .number(let number)): number == number.rounded(.towardZero) && number.isFinite
        default: false
        }
    }

    /// What a value of the type is called, with its article.
    var name: String {
        switch self {
        case .null: "null"
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
