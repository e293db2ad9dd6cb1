internal import FanfoldCore

/// What a setting may be: what reads it, and what an editor is told.
protocol ValueRule<Output>: Sendable {
    associatedtype Output

    /// The JSON schema of the values that are read.
    var schema: JSONValue { get }

    /// The value; `nil` where mistakes were noted.
    func read(_ node: RecipeNode, _ reading: inout RecipeReading) -> Output?
}
