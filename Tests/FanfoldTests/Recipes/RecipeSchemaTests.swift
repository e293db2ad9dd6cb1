@testable import Fanfold
import FoundationEssentials
import Testing

@Suite struct `Recipe schema` {
    private static let folder =
        "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/samples/recipes"

    private static let samples =
        (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { $0.hasSuffix(".yaml") }
        .sorted()
        ?? []

    private func json(_ yaml: String) throws -> JSONValue {
        try RecipeComposer.root(of: yaml, file: "r").json
    }

    @Test func `the sample beside the recipes is the schema`() throws {
        let text = String(
            decoding: try Data(contentsOf: URL(filePath: Self.folder + "/recipe.schema.json")),
            as: UTF8.self
        )
        #expect(
            text == Recipe.schemaText,
            "run: swift run fanfold recipe schema >samples/recipes/recipe.schema.json"
        )
        #expect(try json(text) == Recipe.schema)
    }

    @Test func `there are sample recipes`() { #expect(Self.samples.count >= 5) }

    @Test(arguments: samples)
    func `every sample is a recipe, by parser and schema`(name: String) throws {
        let path = Self.folder + "/" + name
        let recipe = try Recipe(contentsOf: path)
        #expect(!recipe.agents.isEmpty)
        let text = try RecipeText.read(path)
        #expect(SchemaCheck(root: Recipe.schema).flaw(try json(text)) == nil)
        #expect(text.contains("$schema=recipe.schema.json"))
        // A test or a rehearsal sends them elsewhere by flags and environment.
        #expect(recipe.models.map(\.name) == ["writer"] && recipe.models[0].provider == .openai)
        #expect(recipe.models[0].baseURL == nil && recipe.models[0].keyVariable == nil)
    }

    /// Where each definition stands in a recipe, with `HERE` in the place of its settings.
    private static let places = [
        "model": "models: { m: { HERE } }", "price": "models: { m: { price: { HERE } } }",
        "limits": "limits: { HERE }", "pace": "limits: { servers: { openai: { HERE } } }",
        "agent": "agents: { a: { HERE } }", "condition": "agents: { a: { when: { HERE } } }",
        "fallback": "agents: { a: { fallback: { HERE } } }", "aggregate": "aggregate: { HERE }",
        "chunks": "chunks: { HERE }", "tree": "tree: { HERE }", "report": "report: { HERE }", "": "HERE",
    ]

    private func mistakes(_ yaml: String) -> [RecipeMistake] {
        do {
            _ = try Recipe(yaml: yaml, name: "r")
            return []
        } catch {
            return error.mistakes
        }
    }

    @Test func `parser and schema know the same settings`() throws {
        let definitions = Array(try #require(Recipe.schema["$defs"]?.object))
        #expect(Set(definitions.map { $0.key } + [""]) == Set(Self.places.keys))
        let tables = definitions.map { ($0.key, $0.value) } + [("", Recipe.schema)]
        for (name, schema) in tables {
            let place = try #require(Self.places[name])
            let settings = Array(try #require(schema["properties"]?.object)).map { $0.key }
            #expect(!settings.isEmpty)
            let unknown = mistakes(place.replacing("HERE", with: "unheard-of: 1"))
            let words = unknown.first { $0.path.hasSuffix("unheard-of") }
            #expect(words?.message.contains("is no setting") == true, "\(name)")
            for setting in settings {
                let found = mistakes(place.replacing("HERE", with: "\(setting): ~"))
                #expect(!found.contains { $0.message.contains("is no setting") }, "\(name).\(setting)")
                #expect(
                    found.contains { $0.message.contains("\(setting) has no value") },
                    "\(name).\(setting)"
                )
                #expect(schema["properties"]?[setting]?["description"]?.string?.hasSuffix(".") == true)
            }
        }
    }

    @Test(arguments: [
        "agents: { a: { instructions: x, tempratur: 0 } }", "tree: { fan-in: 1 }", "chunks: { tokens: 2.5 }",
        "models: { a: 'opnai:x' }", "models: { a: { key-env: 'a b' } }", "limits: { concurrency: 0 }",
        "models: { a: { base-url: 'https://u:p@h' } }", "agents: { a: { timeout: 30 } }", "agents: []",
        "agents: { a: { timeout: '5 s' } }", "agents: { a: { when: { min-size: 5TB } } }",
        "agents: [{ instructions: x }]", "agents: { a: { fallback: none } }", "agents: { a: { fold: sum } }",
        "report: { formats: [] }", "agents: { a: { when: { type: pdf } } }",
        "agents: { a: { when: { path: a/ } } }",
        "agents: { a: { perspectives: [b] } }", "agents: { a: { instructions: ' ' } }",
        "tree: { index: 'true' }",
        "agents: { a: { required: 1 } }", "models: { a: { options: 5 } }", "agents: { a: { schema: [] } }",
    ])
    func `what an editor marks the parser refuses`(yaml: String) throws {
        #expect(!mistakes(yaml).isEmpty)
        #expect(SchemaCheck(root: Recipe.schema).flaw(try json(yaml)) != nil)
    }
}
