/// How documents are cut into chunks.
package struct ChunkSettings: Sendable {
    /// The most tokens of one chunk.
    package var maxTokens: Int

    /// What counts the tokens.
    package var counter: any TokenCounter

    /// - Precondition: `maxTokens` is at least 8.
    package init(maxTokens: Int, counter: any TokenCounter) {
        precondition(maxTokens >= 8, "a chunk needs at least 8 tokens, got \(maxTokens)")
        self.maxTokens = maxTokens
        self.counter = counter
    }
}
