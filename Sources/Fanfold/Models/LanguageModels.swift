public import FanfoldCore
internal import FanfoldDocuments
public import FanfoldProviders
internal import FoundationEssentials

/// Language models for agents of a program's own.
///
/// ```swift
/// try await LanguageModels.lend { models in
///     let editor = try models("openai:gpt-4o-mini").agent("editor", "Say what matters.")
///     …
/// }
/// ```
///
/// Keys and addresses come from the environment (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, …). Calls go through the
/// same layers as those of a run: equal ones are made once, failures are tried again, and a server's limits
/// hold for all of them together.
public struct LanguageModels: Sendable {
    private let catalog: ModelCatalog
    private let pace: Recipe.Pace

    /// Lends models to `body` and closes their connections afterwards.
    ///
    /// - Parameters:
    ///   - pace: How fast servers may be asked.
    ///   - environment: Where keys and addresses come from; `nil` for the process's own.
    ///   - stop: Ends all that wait when it is requested.
    ///   - body: Uses the models.
    /// - Returns: What `body` gives.
    /// - Throws: What `body` throws.
    public static func lend<Output>(
        pace: Recipe.Pace = Recipe.Pace(),
        environment: [String: String]? = nil,
        stop: StopRequest = StopRequest(),
        _ body: (LanguageModels) async throws -> Output
    ) async throws -> Output {
        let settings = ModelCatalog.Settings(
            environment: environment ?? ProcessInfo.processInfo.environment,
            concurrency: RunSettings().concurrency,
            counter: EstimatingTokenCounter(),
            stop: stop
        )
        return try await ModelCatalog.lend(settings) { catalog in
            try await body(LanguageModels(catalog: catalog, pace: pace))
        }
    }

    /// The model of a name.
    ///
    /// - Parameters:
    ///   - reference: `openai:NAME`, `anthropic:NAME`, `ollama:NAME` or `command:LINE`.
    ///   - baseURL: Where its server is, if not where the environment or the provider says.
    /// - Returns: The model, behind its layers.
    /// - Throws: ``RunError`` for a name that means nothing, or a missing key.
    public func callAsFunction(_ reference: String, baseURL: String? = nil) throws(RunError) -> NamedModel {
        var overrides = RecipeOverrides()
        overrides.baseURL = baseURL
        let model = try Recipe().model(of: reference, overrides)
        guard model.provider != .extractive else {
            throw RunError(
                .badSetting,
                "extractive is an agent, and no language model",
                hint: "use ExtractiveAgent()"
            )
        }
        do {
            return NamedModel(
                model: try catalog.languageModel(model, pace: pace, isUsersAddress: true),
                identity: model.identity
            )
        } catch {
            throw RunError(.badSetting, error.message, hint: error.hint, underlying: error)
        }
    }
}

/// A language model and its name in requests.
public struct NamedModel: Sendable {
    /// The model, behind its layers.
    public let model: any LanguageModel
    /// Its name in requests.
    public let identity: ModelIdentity

    /// An agent that reads with this model.
    ///
    /// - Parameters:
    ///   - name: The name reports show.
    ///   - instructions: What to read for.
    ///   - sampling: How the model draws its answers.
    ///   - words: The most words of an answer.
    /// - Returns: The agent, which is an aggregator as well.
    public func agent(
        _ name: String,
        _ instructions: String,
        sampling: Sampling = Sampling(),
        words: Int = 150
    ) -> PromptedAgent {
        PromptedAgent(
            name: name,
            instructions: instructions,
            model: model,
            identity: identity,
            sampling: sampling,
            words: words
        )
    }

    /// An agent that answers in a type, whose schema is found from it.
    ///
    /// - Parameters:
    ///   - type: What it answers in.
    ///   - name: The name reports show.
    ///   - instructions: What to read for.
    ///   - sampling: How the model draws its answers.
    ///   - foldRule: How several answers become one.
    /// - Returns: The agent.
    /// - Throws: ``SchemaError`` for a type that can't be described.
    public func agent<Output: Codable & Sendable>(
        answering type: Output.Type,
        _ name: String,
        _ instructions: String,
        sampling: Sampling = Sampling(),
        foldRule: FoldRule = .agent
    ) throws(SchemaError) -> TypedAgent<Output> {
        try TypedAgent<Output>(
            name: name,
            instructions: instructions,
            model: model,
            identity: identity,
            sampling: sampling,
            foldRule: foldRule
        )
    }
}
