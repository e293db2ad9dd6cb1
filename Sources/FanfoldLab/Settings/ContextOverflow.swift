/// What a server does with a prompt that is longer than its context.
package enum ContextOverflow: String, Sendable, CaseIterable {
    /// Ollama's shape cuts, the others refuse.
    case byShape = "by-shape"
    /// Refuses it with status 400.
    case refuse
    /// Drops the beginning without a word; only the reported number of tokens tells.
    case cut
}
