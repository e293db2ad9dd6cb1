internal import FanfoldCore
internal import FanfoldEngine
internal import FanfoldProviders
internal import Synchronization

/// The language models of a plan: the store answers for them, and no server is reached.
final class PlanningModels: ModelSource {
    /// What is known of a model whose calls are counted.
    struct Facts: Sendable {
        /// What its tokens cost; `nil` where nobody says it.
        var price: ModelPrice?
        /// How long an answer takes, on average; `nil` where nothing is kept.
        var latency: Duration?
    }

    /// What was learned of models and servers as they were asked for.
    private struct State {
        var facts: [PlanBook.Account: Facts] = [:]
        var paces: [String: Recipe.Pace] = [:]
    }

    /// Counts the calls.
    let book = PlanBook()
    private let knowledge: PlanKnowledge
    private let prices: PriceBook?
    private let environment: [String: String]
    private let counter: any TokenCounter
    private let state = Mutex(State())

    init(
        _ knowledge: PlanKnowledge,
        prices: PriceBook?,
        environment: [String: String],
        counter: any TokenCounter
    ) {
        self.knowledge = knowledge
        self.prices = prices
        self.environment = environment
        self.counter = counter
    }

    /// Whether an agent asks a language model.
    var isAsked: Bool { !book.entries.isEmpty }

    /// What is known of a model.
    func facts(of account: PlanBook.Account) -> Facts { state.withLock { $0.facts[account] ?? Facts() } }

    /// The limits of a server.
    func pace(of server: String) -> Recipe.Pace { state.withLock { $0.paces[server] ?? Recipe.Pace() } }

    func languageModel(for use: ModelUse) throws(ModelError) -> any LanguageModel {
        let identity = use.model.identity
        let account = PlanBook.Account(model: identity, server: try server(of: use))
        let past = try past(of: identity)
        let terms = prices?.terms(of: identity) ?? ModelTerms()
        let sampling = Sampling(maxAnswerTokens: use.model.maxAnswerTokens, options: use.model.options ?? [:])
        let most = sampling.largestAnswer(orElse: terms.largestAnswer)
        state.withLock { state in
            state.facts[account] = Facts(price: terms.price, latency: past?.meanLatency)
            // What is said first of a server holds, as in a run.
            state.paces[account.server] = state.paces[account.server] ?? use.pace
        }
        return PlanningModel(
            account,
            estimate: AnswerEstimate(past: past, words: use.words, most: most),
            price: terms.price,
            isAggregate: use.isAggregate,
            counter: counter,
            kept: knowledge.kept,
            asksAgain: knowledge.asksAgain,
            book: book
        )
    }

    func reader(_ agent: SchemaAgent) -> any Agent { PlanningSchemaAgent(wrapped: agent) }

    private func past(of model: ModelIdentity) throws(ModelError) -> PastUsage? {
        do {
            return try knowledge.history?.usage(of: model)
        } catch {
            throw ModelError(.storeFailed, error.message, hint: error.hint)
        }
    }

    /// The host whose limits hold, as in a run; a missing key is not missed, since nothing is sent.
    private func server(of use: ModelUse) throws(ModelError) -> String {
        let provider = use.model.provider ?? .openai
        guard provider != .command else { return provider.rawValue }
        var environment = environment
        let variables = [use.model.keyVariable, "OPENAI_API_KEY", "ANTHROPIC_API_KEY"].compactMap(\.self)
        for variable in variables { environment[variable] = environment[variable] ?? "unused" }
        let settings = try ServerSettings(
            provider: provider.rawValue,
            baseURL: use.model.baseURL,
            isUsersAddress: use.isUsersAddress,
            keyVariable: use.model.keyVariable,
            environment: environment
        )
        return settings.address.description
    }
}
