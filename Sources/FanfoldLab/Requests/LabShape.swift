/// Whose manner of speaking a request and its reply have.
package enum LabShape: String, Sendable, Hashable, CaseIterable {
    case openAI = "openai"
    case anthropic
    case ollama
}
