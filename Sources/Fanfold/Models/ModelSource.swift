internal import FanfoldCore
internal import FanfoldProviders

/// Gives agents the models they ask.
protocol ModelSource: Sendable {
    /// The way to a model.
    ///
    /// - Throws: ``ModelError`` for an address that is none, or a missing key.
    func languageModel(for use: ModelUse) throws(ModelError) -> any LanguageModel

    /// What reads in the place of a typed agent: as a rule itself.
    func reader(_ agent: SchemaAgent) -> any Agent
}

/// What a model is wanted for.
struct ModelUse: Sendable {
    /// A model that is no built-in agent.
    var model: Recipe.Model
    /// How fast its server may be asked.
    var pace: Recipe.Pace
    /// Whether the user gave the model's address, and not the recipe.
    var isUsersAddress: Bool
    /// The most words of an answer, as the model is told; `nil` where it is told nothing.
    var words: Int?
    /// Whether it brings agents' answers together.
    var isAggregate: Bool
}

extension ModelCatalog: ModelSource {
    func languageModel(for use: ModelUse) throws(ModelError) -> any LanguageModel {
        try languageModel(use.model, pace: use.pace, isUsersAddress: use.isUsersAddress)
    }

    func reader(_ agent: SchemaAgent) -> any Agent { agent }
}
