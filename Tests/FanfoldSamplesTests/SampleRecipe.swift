import Fanfold
import FanfoldLab
import FanfoldReports
import Foundation

/// One of the samples' recipes, run over a text or a folder with a lab server in place of its models' servers.
struct SampleRecipe {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../samples").standardizedFileURL

    /// A document of the samples.
    static func document(_ name: String) -> String {
        folder.appending(path: "documents/" + name).path
    }

    var recipe: Recipe

    /// Reads the recipe of a name.
    init(_ name: String) throws {
        recipe = try Recipe(contentsOf: Self.folder.appending(path: "recipes/\(name).yaml").path)
    }

    /// The run, without a key.
    func run(
        over input: RunInput,
        on server: LabServer? = nil,
        model: String? = nil,
        output: String? = nil
    ) -> RecipeRun {
        var overrides = RecipeOverrides()
        overrides.baseURL = server?.openAIBaseURL
        overrides.model = model
        // A minute's limits would have tests wait.
        var recipe = recipe
        recipe.limits = Recipe.Limits()
        return RecipeRun(recipe, input, output: output, overrides: overrides, environment: [:])
    }

    /// What the run makes of one document.
    func result(over input: RunInput, on server: LabServer) async throws -> DocumentResult {
        try await run(over: input, on: server).withRun(stop: StopRequest()) { try await $0.document() }
    }
}

extension DocumentResult {
    /// The lines of the report that are second-level headings.
    var headings: [String] {
        DocumentPage.render(self).split(separator: "\n").filter { $0.hasPrefix("## ") }
            .map { String($0.dropFirst(3)) }
    }
}
