package import FanfoldCore

/// Answers in the place of a model in a plan: from the store what is kept there, else by words that stand for it.
///
/// Nothing is sent and nothing is kept. The calls that a run would make are counted in a book.
package struct PlanningModel: LanguageModel {
    /// Whose calls they are.
    private let account: PlanBook.Account
    private let estimate: AnswerEstimate
    private let isAggregate: Bool
    private let counter: any TokenCounter
    private let promptSize: PromptSize
    private let kept: (any CallLookup)?
    private let asksAgain: Bool
    private let price: ModelPrice?
    private let book: PlanBook

    /// Makes a model that is never asked.
    ///
    /// - Parameters:
    ///   - account: The model and its server.
    ///   - estimate: How long its answers are.
    ///   - price: What its tokens cost; `nil` where it is not known.
    ///   - isAggregate: Whether its calls bring agents' answers together, so that no other waits for them.
    ///   - counter: Counts the tokens of prompts.
    ///   - kept: Finds answers that were kept; `nil` where none are.
    ///   - asksAgain: Whether a run would ask again for a refusal or a cut answer that was kept.
    ///   - book: Counts the calls.
    package init(
        _ account: PlanBook.Account,
        estimate: AnswerEstimate,
        price: ModelPrice?,
        isAggregate: Bool,
        counter: any TokenCounter,
        kept: (any CallLookup)?,
        asksAgain: Bool,
        book: PlanBook
    ) {
        self.account = account
        self.estimate = estimate
        self.price = price
        self.isAggregate = isAggregate
        self.counter = counter
        promptSize = PromptSize(counter: counter)
        self.kept = kept
        self.asksAgain = asksAgain
        self.book = book
        book.open(account)
    }

    /// The kept answer, or words that stand for one.
    ///
    /// - Throws: ``PendingAnswer`` in place of an answer that would have to keep to a schema; ``ModelError`` where the
    ///   store can't be read.
    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        let key = request.key
        if let call = try found(key) {
            let usage = call.reply.usage
            let cost = price?.cost(of: usage) ?? call.cost
            context.listen(.stored(usage, cost))
            book.addStored(usage, cost, to: account)
            return call.reply
        }
        let usage: TokenUsage
        if book.isFirst(key) {
            usage = counted(request, urgency: context.urgency)
            context.listen(.sent(attempt: 1))
            context.listen(.answered(usage))
        } else {
            usage = .zero
            context.listen(.joined)
            book.addEqual(to: account)
        }
        let answer = PendingAnswer(
            to: key,
            tokens: Int((Double(estimate.expected) / estimate.promptRatio).rounded()),
            extra: estimate.extra,
            counter: counter
        )
        guard request.schema == nil else { throw answer }
        return ModelReply(text: answer.text, finish: .stop, usage: usage)
    }

    private func found(_ key: Digest) throws(ModelError) -> StoredCall? {
        do {
            let call = try kept?.call(for: key)
            return call?.reply.finish == .stop || !asksAgain ? call : nil
        } catch {
            throw ModelError(.storeFailed, error.message, hint: error.hint)
        }
    }

    /// Enters a call that the run would make.
    private func counted(_ request: ModelRequest, urgency: Int) -> TokenUsage {
        let prompt = Int((Double(promptSize(request)) * estimate.promptRatio).rounded(.up))
        let usage = TokenUsage(promptTokens: prompt, answerTokens: estimate.expected, isEstimated: true)
        book.addNew(
            usage,
            most: estimate.most.map {
                TokenUsage(
                    promptTokens: prompt + PendingAnswer.extraTokens(in: request),
                    answerTokens: $0,
                    isEstimated: true
                )
            },
            // Nothing waits for an aggregate but its report.
            step: isAggregate ? 1 : max(1, urgency),
            to: account
        )
        return usage
    }
}
