internal import FanfoldCore
internal import FanfoldDocuments
internal import Testing

@testable internal import Fanfold

@Suite struct `Model catalog` {
    private func models(_ addresses: [String]) async throws -> [any LanguageModel] {
        let settings = ModelCatalog.Settings(
            environment: ["A": "a", "B": "b"],
            concurrency: 1,
            counter: EstimatingTokenCounter(),
            stop: StopRequest()
        )
        return try await ModelCatalog.lend(settings) { (catalog) async throws -> [any LanguageModel] in
            var models: [any LanguageModel] = []
            for address in addresses {
                var model = Recipe.Model()
                (model.provider, model.baseURL) = (.openai, address)
                models.append(try catalog.languageModel(model, pace: Recipe.Pace(), isUsersAddress: true))
            }
            return models
        }
    }

    private func isOneWay(_ models: [any LanguageModel]) -> Bool {
        ObjectIdentifier(models[0] as AnyObject) == ObjectIdentifier(models[1] as AnyObject)
    }

    @Test func `two deployments on one host are asked each at its own path`() async throws {
        let models = try await models(["http://127.0.0.1:1/a/v1", "http://127.0.0.1:1/b/v1"])
        #expect(!isOneWay(models))
    }

    @Test func `one address is reached by one way`() async throws {
        let models = try await models(["http://127.0.0.1:1/v1", "http://127.0.0.1:1/v1/"])
        #expect(isOneWay(models))
    }
}
