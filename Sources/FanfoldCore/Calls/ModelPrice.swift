/// What a model's tokens cost.
public struct ModelPrice: Sendable, Hashable {
    /// A token read.
    public var input: Money
    /// A token read that the server had cached.
    public var cachedInput: Money
    /// A token written.
    public var output: Money

    /// Makes prices of a token; cached input costs what input costs where nothing else is said.
    public init(input: Money, cachedInput: Money? = nil, output: Money) {
        self.input = input
        self.cachedInput = cachedInput ?? input
        self.output = output
    }

    /// What so many tokens cost.
    public func cost(of usage: TokenUsage) -> Money {
        let cached = min(usage.cachedTokens, usage.promptTokens)
        return (usage.promptTokens - cached) * input + cached * cachedInput + usage.answerTokens * output
    }
}
