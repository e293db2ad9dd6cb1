package import FanfoldCore
internal import Synchronization

/// Keeps the accounts: sets every attempt's worst case aside before it is let on, and settles it afterwards.
///
/// An attempt is settled
/// - at the usage its server told, even if the answer was then refused;
/// - where the server told none, at the prompt's bound and a token a byte of the answer, if there is one;
/// - at its worst case where it may have been worked on and nothing came back;
/// - at nothing where it was not sent, or the server said that it would not do it.
///
/// No permit is held meanwhile, and another attempt asks anew.
package final class BudgetedModel: LanguageModel {
    /// What was heard of an attempt.
    private struct Heard {
        var isSent = false
        var usage: TokenUsage?
    }

    private let model: any LanguageModel
    private let accounts: CallAccounts
    /// Models whose servers count more tokens than our exact count has.
    private let miscounted = Mutex<Set<ModelIdentity>>([])

    /// Puts the accounts in front of `model`.
    package init(_ model: any LanguageModel, accounts: CallAccounts) {
        self.model = model
        self.accounts = accounts
    }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        let terms = accounts.terms(request.model)
        let bound = bound(of: request, terms)
        let worst = bound.worst(at: terms.price)
        if let budget = accounts.budget {
            try check(budget.caps, terms, bound, request.model)
            try await budget.reserve(worst, urgency: context.urgency) { context.listen(.waiting) }
        }
        let heard = Mutex(Heard())
        var inner = context
        inner.listen = { event in
            switch event {
            case .sent: heard.withLock { $0.isSent = true }
            case .answered(let usage): heard.withLock { $0.usage = usage }
            default: break
            }
            context.listen(event)
        }
        func settle(_ spend: Spend) {
            // Told first: who hears that the budget is spent finds the call's cost in its measure.
            if spend.cost > .zero { context.listen(.charged(spend.cost)) }
            accounts.budget?.settle(worst, at: spend)
        }
        do {
            let reply = try await model.reply(to: request, in: inner)
            learn(from: reply.usage, bound, request.model)
            settle(spend(for: reply.usage, bound, answerBytes: reply.text.utf8.count, terms.price))
            return reply
        } catch {
            let heard = heard.withLock(\.self)
            if let usage = heard.usage {
                settle(spend(for: usage, bound, answerBytes: 0, terms.price))
            } else {
                settle(heard.isSent && Self.mayCost(error) ? worst : .zero)
            }
            throw error
        }
    }

    /// A budget that can't be kept is refused: nothing is guessed.
    private func check(
        _ caps: BudgetCaps,
        _ terms: ModelTerms,
        _ bound: CallBound,
        _ model: ModelIdentity
    ) throws(ModelError) {
        guard bound.answerTokens == nil || (caps.cost != nil && terms.price == nil) else { return }
        throw ModelError(
            .badRequest,
            "\(model.name): the price or the largest answer is not known, so no budget can be kept"
        )
    }

    private func bound(of request: ModelRequest, _ terms: ModelTerms) -> CallBound {
        let size = accounts.budget == nil ? nil : accounts.exactSize
        let isTrusted = size != nil && !miscounted.withLock { $0.contains(request.model) }
        return CallBound(
            request,
            counted: isTrusted ? size?(request) : nil,
            largestAnswer: terms.largestAnswer
        )
    }

    /// A vocabulary of another model's may count too few: then bytes are counted.
    private func learn(from usage: TokenUsage, _ bound: CallBound, _ model: ModelIdentity) {
        guard accounts.exactSize != nil, !usage.isEstimated, usage.promptTokens > bound.promptTokens else {
            return
        }
        miscounted.withLock { _ = $0.insert(model) }
    }

    /// What an answered attempt came to.
    private func spend(
        for usage: TokenUsage,
        _ bound: CallBound,
        answerBytes: Int,
        _ price: ModelPrice?
    ) -> Spend {
        var usage = usage
        // No prompt has no tokens: who says so does not count them.
        if usage.isEstimated || usage.promptTokens == 0 {
            usage.promptTokens = max(usage.promptTokens, bound.promptTokens)
            usage.cachedTokens = 0
            usage.answerTokens = max(usage.answerTokens, answerBytes)
        }
        return Spend(cost: price?.cost(of: usage) ?? .zero, tokens: usage.promptTokens + usage.answerTokens)
    }

    /// Whether an attempt that was sent and failed so may have been worked on.
    private static func mayCost(_ error: any Error) -> Bool {
        guard let error = error as? ModelError else { return true }
        switch error.kind {
        case .rateLimited, .overloaded, .badKey, .badRequest, .unknownModel, .quotaExhausted, .formatRefused,
            .contextExceeded, .overLimit, .withdrawn, .serverDown, .storeFailed, .budgetSpent:
            return false
        case .unreachable, .interrupted, .timedOut, .serverFailed, .badReply, .promptCut:
            return !error.isUnsent
        }
    }
}
