/// How a provider writes what it says.
protocol ReplyShape {
    /// What a stream is.
    static var streamType: String { get }
    /// The body of a whole reply.
    static func body(_ answer: LabAnswer, to prompt: LabPrompt) -> [UInt8]
    /// The pieces of a stream, in order; the last one ends it.
    static func stream(_ answer: LabAnswer, to prompt: LabPrompt) -> [[UInt8]]
    /// The body of an error.
    static func error(_ status: Int, message: String, code: String?) -> [UInt8]
}

extension LabShape {
    /// The type that writes replies of this shape.
    var replies: any ReplyShape.Type {
        switch self {
        case .openAI: OpenAIReplies.self
        case .anthropic: AnthropicReplies.self
        case .ollama: OllamaReplies.self
        }
    }
}
