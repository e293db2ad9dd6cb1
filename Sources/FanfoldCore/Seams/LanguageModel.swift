/// Answers requests: a provider, or a layer in front of one.
///
/// Layers (single flight, retry, limits) and providers alike conform, so that they stack in any order.
public protocol LanguageModel: Sendable {
    /// Answers one request.
    ///
    /// - Returns: A complete answer; `finish` says whether the model stopped by itself.
    /// - Throws: ``ModelError``, or `CancellationError`, passed on unwrapped.
    func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply
}
