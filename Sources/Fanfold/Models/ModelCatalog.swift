internal import FanfoldCore
internal import FanfoldDocuments
package import FanfoldEngine
internal import FanfoldProviders
internal import Synchronization

/// The language models of a run, each behind the layers that keep its server's limits.
///
/// Models of one server share its limits, whoever asks. The layers and connections are made when a model is
/// first asked for.
package final class ModelCatalog: Sendable {
    /// What all models depend on.
    package struct Settings: Sendable {
        /// The process's environment: where keys come from.
        package var environment: [String: String]
        /// The most calls in flight where a recipe says nothing.
        package var concurrency: Int
        /// Counts the tokens of prompts.
        package var counter: any TokenCounter
        /// Ends all that wait when it is requested.
        package var stop: StopRequest
        /// What is done about failed calls.
        package var retries = RetryPolicy()
        /// What a person tells the run while it goes on.
        package var control: RunControl?
        /// What models cost; `nil` where nobody asks.
        package var prices: PriceBook?
        /// What may be spent; `nil` for no end.
        package var budget: CallBudget?

        package init(
            environment: [String: String],
            concurrency: Int,
            counter: any TokenCounter,
            stop: StopRequest
        ) {
            self.environment = environment
            self.concurrency = concurrency
            self.counter = counter
            self.stop = stop
        }
    }

    private struct State {
        var keeping: CallKeeping?
        var lanes: [String: ServerLane] = [:]
        var models: [Route: any LanguageModel] = [:]
    }

    /// What tells one way to a model from another; without settings it leads to programs.
    private struct Route: Hashable {
        var provider: Recipe.Provider
        var server: ServerSettings?

        /// The lane it is in: models of one host share its limits, whatever their paths and keys.
        var lane: String { server?.address.description ?? provider.rawValue }
    }

    private let settings: Settings
    private let connections: ServerConnections
    private let state = Mutex(State())

    private init(_ settings: Settings, _ connections: ServerConnections) {
        self.settings = settings
        self.connections = connections
    }

    /// Lends a catalog to `body` and closes its connections afterwards.
    package static func lend<Output>(
        _ settings: Settings,
        _ body: (ModelCatalog) async throws -> Output
    ) async throws -> Output {
        try await ServerConnections.lend { connections in
            try await body(ModelCatalog(settings, connections))
        }
    }

    /// Whether a language model was asked for.
    var isUsed: Bool { state.withLock { !$0.models.isEmpty } }

    /// How the limits of every server stand, by the server's name; calls wait for the budget before they do for one.
    var limits: [(server: String, state: LimitState)] {
        let waiters = settings.budget?.waiterCount ?? 0
        return state.withLock(\.lanes).map { name, lane in
            (name, LimitState(lane.limiter.snapshot, budgetWaiters: waiters))
        }
        .sortedBytewise(by: \.server)
    }

    /// Has the models that are asked for from now on keep their answers.
    func keep(_ keeping: CallKeeping) {
        state.withLock { state in
            state.keeping = keeping
            state.models = [:]
        }
    }

    /// The way to a model's server, behind its layers.
    ///
    /// - Parameters:
    ///   - model: A model that is no built-in agent.
    ///   - pace: How fast its server may be asked; what is said first of a server holds.
    ///   - isUsersAddress: Whether the user gave the model's address, and not the recipe.
    /// - Returns: The model, behind its layers.
    /// - Throws: ``ModelError`` for an address that is none, or a missing key.
    func languageModel(
        _ model: Recipe.Model,
        pace: Recipe.Pace,
        isUsersAddress: Bool
    ) throws(ModelError) -> any LanguageModel {
        let provider = model.provider ?? .openai
        guard provider != .command else {
            return route(Route(provider: provider), pace) { CommandModel(counter: $0) }
        }
        var server = try ServerSettings(
            provider: provider.rawValue,
            baseURL: model.baseURL,
            isUsersAddress: isUsersAddress,
            keyVariable: model.keyVariable,
            environment: settings.environment
        )
        // As many as somebody may ask for while the run goes on.
        server.connections = fixedCap(pace) ?? settings.control?.most ?? settings.concurrency
        let transport = connections.transport(server)
        return route(Route(provider: provider, server: server), pace) { counter in
            switch provider {
            case .anthropic: ServedModel<AnthropicMessages>(transport, counter: counter)
            case .ollama: ServedModel<OllamaChat>(transport, counter: counter)
            default: ServedModel<OpenAIChat>(transport, counter: counter)
            }
        }
    }

    private func route(
        _ route: Route,
        _ pace: Recipe.Pace,
        _ provider: (any TokenCounter) -> any LanguageModel
    ) -> any LanguageModel {
        state.withLock { state in
            if let known = state.models[route] { return known }
            let lane = state.lanes[route.lane] ?? lane(of: route.lane, pace)
            state.lanes[route.lane] = lane
            let model = CallPath.model(
                provider: provider(settings.counter),
                lane: lane,
                promptSize: PromptSize(counter: settings.counter),
                accounts: accounts,
                keeping: state.keeping
            )
            state.models[route] = model
            return model
        }
    }

    /// How calls are accounted for; `nil` where nobody asks.
    private var accounts: CallAccounts? {
        settings.prices.map { prices in
            CallAccounts(
                budget: settings.budget,
                exactSize: settings.counter is BytePairTokenCounter
                    ? PromptSize(counter: settings.counter) : nil,
                terms: { prices.terms(of: $0) }
            )
        }
    }

    private func lane(of server: String, _ pace: Recipe.Pace) -> ServerLane {
        let lane = ServerLane(
            server: server,
            limits: CallLimits(
                concurrency: pace.concurrency ?? settings.concurrency,
                requests: pace.requestsPerMinute,
                tokens: pace.tokensPerMinute,
                inputTokens: pace.inputTokensPerMinute,
                outputTokens: pace.outputTokensPerMinute
            ),
            policy: settings.retries,
            stop: settings.stop
        )
        let most = fixedCap(pace) ?? .max
        settings.control?.follow { [weak limiter = lane.limiter] setting in
            limiter?.setCap(min(setting.concurrency, most))
            if setting.isPaused { limiter?.pause() } else { limiter?.resume() }
        }
        return lane
    }

    /// The most calls in flight where a server has a cap of its own below the run's.
    private func fixedCap(_ pace: Recipe.Pace) -> Int? {
        pace.concurrency.flatMap { $0 < settings.concurrency ? $0 : nil }
    }
}
