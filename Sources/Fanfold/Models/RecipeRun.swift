public import FanfoldCore
package import FanfoldEngine
internal import FanfoldProviders
internal import FanfoldStore
internal import FoundationEssentials

/// A run whose agents, models and limits are a recipe's.
///
/// ```swift
/// let recipe = try Recipe(contentsOf: "market-research.yaml")
/// let result = try await RecipeRun(recipe, .paths(["documents"]), output: "reports")()
/// ```
public struct RecipeRun: Sendable {
    /// Agents, models, limits.
    public var recipe: Recipe
    /// What is read.
    public var input: RunInput
    /// The folder reports are written to; `nil` to write none.
    public var output: String?
    /// What can be set of a run; ``RunSettings/init(_:)`` takes a recipe's.
    public var settings: RunSettings
    /// What is said in place of the recipe.
    public var overrides: RecipeOverrides
    /// Where keys and addresses come from.
    public var environment: [String: String]
    /// What is done about failed calls.
    package var retries = RetryPolicy()
    /// Receives all that happens, with its time, one thing at a time and from whatever task.
    package var watch: (@Sendable (TimedEvent) -> Void)?
    /// What a person tells the run while it goes on.
    package var control: RunControl?
    /// What a deadline goes by.
    package var clock: any Clock<Duration> = ContinuousClock()

    /// Makes a run of a recipe.
    ///
    /// - Parameters:
    ///   - recipe: Agents, models, limits.
    ///   - input: What is read.
    ///   - output: The folder reports are written to; `nil` to write none.
    ///   - settings: Chunks, tree and reports; `nil` for the recipe's.
    ///   - overrides: What is said in place of the recipe.
    ///   - environment: Where keys and addresses come from; `nil` for the process's own.
    public init(
        _ recipe: Recipe,
        _ input: RunInput,
        output: String? = nil,
        settings: RunSettings? = nil,
        overrides: RecipeOverrides = RecipeOverrides(),
        environment: [String: String]? = nil
    ) {
        self.recipe = recipe
        self.input = input
        self.output = output
        self.overrides = overrides
        self.environment = environment ?? ProcessInfo.processInfo.environment
        self.settings = settings ?? RunSettings(recipe)
    }

    /// Runs to the end, or until `stop` is requested and what is in flight has ended.
    ///
    /// - Parameters:
    ///   - stop: Ends the run early when it is requested.
    ///   - listen: Receives every event, one at a time, in order.
    /// - Returns: What came of it.
    /// - Throws: ``RunError``, or `CancellationError`.
    public func callAsFunction(
        stop: StopRequest = StopRequest(),
        listen: (RunEvent) -> Void = { _ in }
    ) async throws -> RunResult {
        guard let output else {
            return try await withRun(stop: stop) { try await $0(stop: stop, listen: listen) }
        }
        var corpus = try Corpus(input, settings: settings, output: output)
        return try await withCatalog(stop: stop) { catalog, builder in
            // Mistakes are found before anything is written.
            let agents = try builder.panel().names
            let session = try await RunSession(
                output,
                input: input.title,
                agents: agents,
                settings: settings,
                stop: stop
            ) { listen(.diagnosed($0)) }
            let calls = catalog.isUsed ? try session.calls() : nil
            defer { calls?.close() }
            try session.begin()
            // Another run was perhaps waited for, and files came and went meanwhile.
            if settings.wait != nil { corpus = try Corpus(input, settings: settings, output: output) }
            if let calls { catalog.keep(CallKeeping(calls, asksAgain: settings.retriesFailed)) }
            return try await run(of: builder, catalog).perform(
                corpus,
                in: session,
                stop: stop,
                listen: listen
            )
        }
    }

    /// Lends the run with its agents made and their models reachable; answers are kept only where that is asked for.
    ///
    /// - Throws: ``RunError`` for a setting, a recipe or a key that is wrong, and what `body` throws.
    package func withRun<Output>(
        stop: StopRequest,
        _ body: (Run) async throws -> Output
    ) async throws -> Output {
        try await withCatalog(stop: stop) { catalog, builder in
            if let store = settings.store {
                _ = try builder.panel()
                if catalog.isUsed {
                    catalog.keep(
                        CallKeeping(try RunSession.calls(sharedIn: store), asksAgain: settings.retriesFailed)
                    )
                }
            }
            return try await body(run(of: builder, catalog))
        }
    }

    private func run(of builder: PanelBuilder, _ catalog: ModelCatalog) throws(RunError) -> Run {
        var run = Run(input, output: output, settings: settings, panel: try builder.panel())
        run.watch = watch
        run.control = control
        run.limits = { [weak catalog] in catalog?.limits ?? [] }
        run.finishesFirst =
            recipe.caps(overrides) != nil || (overrides.deadline ?? recipe.limits.deadline) != nil
        return run
    }

    private func withCatalog<Output>(
        stop: StopRequest,
        _ body: (ModelCatalog, PanelBuilder) async throws -> Output
    ) async throws -> Output {
        try settings.validate()
        let counter = try settings.chunkSettings().counter
        var catalog = ModelCatalog.Settings(
            environment: environment,
            concurrency: settings.concurrency,
            counter: counter,
            stop: stop
        )
        catalog.retries = retries
        catalog.control = control
        let prices = try recipe.priceBook(overrides)
        catalog.prices = prices
        catalog.budget = recipe.caps(overrides).map { CallBudget($0, stop: stop) }
        guard let time = overrides.deadline ?? recipe.limits.deadline else {
            return try await lend(catalog, counter, prices, body)
        }
        return try await Deadline(time: time, clock: clock).hold(stop) {
            try await lend(catalog, counter, prices, body)
        }
    }

    private func lend<Output>(
        _ catalog: ModelCatalog.Settings,
        _ counter: any TokenCounter,
        _ prices: PriceBook?,
        _ body: (ModelCatalog, PanelBuilder) async throws -> Output
    ) async throws -> Output {
        try await ModelCatalog.lend(catalog) { catalog in
            let builder = PanelBuilder(
                recipe: recipe,
                overrides: overrides,
                catalog: catalog,
                fanIn: settings.fanIn,
                counter: counter,
                prices: prices
            )
            return try await body(catalog, builder)
        }
    }
}

extension RunSettings {
    /// The default settings with what a recipe says of chunks, tree, reports and calls in flight.
    public init(_ recipe: Recipe) {
        self.init()
        chunkTokens = recipe.chunks.tokens ?? chunkTokens
        tokenizer = recipe.chunks.tokenizer ?? tokenizer
        fanIn = recipe.tree.fanIn ?? fanIn
        writesIndex = recipe.tree.index ?? writesIndex
        formats = recipe.report.formats ?? formats
        concurrency = recipe.limits.general.concurrency ?? concurrency
    }
}
