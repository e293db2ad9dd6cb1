internal import FanfoldCore

/// What a run asks of whom: models, limits, agents, how their answers are put together.
///
/// Every setting that a recipe leaves out is `nil`, so that what comes before a recipe (a flag, the
/// environment) and what comes after (a default) can be told from what the recipe says.
public struct Recipe: Sendable, Hashable {
    /// The models that have a name here, in the order they are written.
    public var models: [Model] = []
    /// How fast servers may be asked.
    public var limits = Limits()
    /// A file that says what models cost, in the form of litellm's `model_prices_and_context_window.json`.
    public var prices: String?
    /// Who reads the documents, in the order they are written.
    public var agents: [Agent] = []
    /// Who makes one answer of what the agents say.
    public var aggregate: Aggregate?
    /// How documents are cut.
    public var chunks = Chunks()
    /// How answers are folded.
    public var tree = Tree()
    /// What is written.
    public var report = Report()

    /// A recipe that says nothing.
    public init() {}
}
