extension Recipe {
    /// What takes the place of an answer that does not come.
    public enum Fallback: Sendable, Hashable {
        /// This text.
        case text(String)
        /// Another model is asked: a name of the recipe's models, `provider:NAME`, or `extractive`.
        case model(String)
        /// The built-in agent picks sentences.
        case extractive
        /// Nothing; the report names what is missing.
        case gap
    }
}
