internal import FanfoldCore
internal import FanfoldEngine
internal import FanfoldProviders
internal import FanfoldTestKit

@testable internal import Fanfold

/// One scripted model behind a store, for whoever asks.
struct StoredModels: ModelSource {
    let model: ScriptedModel
    let store: MemoryCallStore
    private let stored: SingleFlightModel

    init(_ model: ScriptedModel, _ store: MemoryCallStore) {
        self.model = model
        self.store = store
        stored = SingleFlightModel(
            StoredModel(model, store: store, promptSize: .byBytes, time: CallTime(ContinuousClock()))
        )
    }

    func languageModel(for use: ModelUse) throws(ModelError) -> any LanguageModel { stored }

    func reader(_ agent: SchemaAgent) -> any Agent { agent }
}

/// A recipe over a folder, run with a scripted model and a store, and planned with the same store.
struct PlannedRun {
    let recipe: Recipe
    let folder: TemporaryFolder
    let model: ScriptedModel
    let store = MemoryCallStore()

    /// Answers are by the request alone; `finish` may have some cut or refused.
    init(
        _ recipe: Recipe,
        _ folder: TemporaryFolder,
        finish: @escaping @Sendable (ModelRequest) -> FinishReason = { _ in .stop }
    ) {
        self.recipe = recipe
        self.folder = folder
        model = ScriptedModel { request, _ in
            let mark = String(request.key.description.prefix(12))
            let text = request.schema == nil ? "It says \(mark). [1]" : #"{"items":["\#(mark)"]}"#
            return .scripted(text, finish: finish(request))
        }
    }

    private var recipeRun: RecipeRun {
        var settings = RunSettings()
        settings.chunkTokens = 64
        settings.fanIn = 3
        settings.concurrency = 4
        return RecipeRun(
            recipe,
            .paths([folder.path("in")]),
            output: folder.path("out"),
            settings: settings,
            environment: [:]
        )
    }

    func plan() async throws -> RunPlan {
        try await recipeRun.plan(knowing: PlanKnowledge(kept: store, history: store))
    }

    /// Runs, and says how many requests were sent.
    func callsOfRun() async throws -> Int {
        let before = model.requests.count
        let run = recipeRun
        let panel = try PanelBuilder(
            recipe: recipe,
            overrides: RecipeOverrides(),
            catalog: StoredModels(model, store),
            fanIn: run.settings.fanIn,
            counter: try run.settings.chunkSettings().counter
        ).panel()
        _ = try await Run(run.input, output: run.output, settings: run.settings, panel: panel)()
        return model.requests.count - before
    }
}
