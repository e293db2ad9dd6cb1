public import OrderedCollections

/// How a model draws its answer.
public struct Sampling: Sendable, Hashable {
    /// 0 for the likeliest answer, more for variety; `nil` for the server's own choice.
    public var temperature: Double?
    /// Makes a server that can draw the same answer again.
    public var seed: Int?
    /// The most tokens of an answer; `nil` for the server's own limit.
    public var maxAnswerTokens: Int?
    /// Other settings, handed to the server as they are, such as `top_p`.
    public var options: OrderedDictionary<String, JSONValue>

    /// Makes settings.
    public init(
        temperature: Double? = nil,
        seed: Int? = nil,
        maxAnswerTokens: Int? = nil,
        options: OrderedDictionary<String, JSONValue> = [:]
    ) {
        self.temperature = temperature
        self.seed = seed
        self.maxAnswerTokens = maxAnswerTokens
        self.options = options
    }
}

/// The shape an answer must have.
public struct AnswerSchema: Sendable, Hashable {
    /// A name for the server: letters, digits, `_` and `-`, at most 64.
    public var name: String
    /// A JSON schema with an object at its root.
    public var schema: JSONValue

    /// Makes a shape.
    public init(name: String, schema: JSONValue) {
        self.name = name
        self.schema = schema
    }
}
