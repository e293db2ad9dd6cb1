package import FanfoldCore
internal import Synchronization

/// Refuses the answer to a prompt that the server silently cut.
///
/// Some servers drop what is too long for their context and answer the rest as if nothing had happened.
package final class WholePromptModel: LanguageModel {
    private let model: any LanguageModel
    private let promptSize: PromptSize
    private let ratios = Mutex(PromptRatios())

    /// Prompts of fewer bytes fit any context.
    private static let smallPrompt = 2048
    /// Text has at least two bytes a token of our own count: so few reported bytes a token are not worth one.
    private static let usualBytes = 5

    /// Puts the check in front of `model`.
    package init(_ model: any LanguageModel, promptSize: PromptSize) {
        self.model = model
        self.promptSize = promptSize
    }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        let reply = try await model.reply(to: request, in: context)
        let reported = reply.usage.promptTokens
        guard !reply.usage.isEstimated, reported > 0 else { return reply }
        let bytes = PromptSize.byteCount(of: request)
        guard bytes >= Self.smallPrompt else { return reply }
        defer { ratios.withLock { $0.note(request.model, reported: reported) } }
        let isUsual = reported * Self.usualBytes >= bytes && !PromptRatios.isContextSize(reported)
        if isUsual, ratios.withLock({ $0.isSettled(request.model) }) { return reply }
        let counted = context.promptTokens ?? promptSize(request)
        let isCut = ratios.withLock { $0.isCut(request.model, counted: counted, reported: reported) }
        guard isCut else { return reply }
        throw ModelError(
            .promptCut,
            "the server read only \(reported) of about \(counted) tokens of the prompt",
            hint: "raise the model's context on the server (num_ctx), or make chunks smaller (--chunk-tokens)"
        )
    }
}
