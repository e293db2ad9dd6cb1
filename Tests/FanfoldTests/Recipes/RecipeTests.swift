import Fanfold
import FanfoldTestKit
import Testing

@Suite struct Recipes {
    @Test func `every setting is read`() throws {
        let recipe = try Recipe(
            yaml: """
                models:
                  fast: openai:gpt-4o-mini
                  exact:
                    provider: ollama
                    model: llama3:8b
                    base-url: http://127.0.0.1:8089/v1
                    key-env: MY_KEY
                    temperature: 0.2
                    seed: -7
                    max-answer-tokens: 800
                    context-tokens: 128000
                    revision: "2026-05"
                    options: { top_p: 0.9, stop: [a, b], nested: { on: true } }
                    price: { input: 0.15, output: 1, cached-input: 0 }
                limits:
                  concurrency: 8
                  requests-per-minute: 600
                  max-cost: 2.5
                  max-tokens: 100000
                  deadline: 2h
                  servers:
                    ollama: { concurrency: 2, tokens-per-minute: 1000 }
                    exact: { output-tokens-per-minute: 5, input-tokens-per-minute: 6 }
                prices: prices.json
                agents:
                  trends:
                    instructions: |
                      Report trends.
                    model: fast
                    temperature: 0
                    words: 150
                    when: { path: "**/*.md", type: [html, text], min-size: 10KB, max-size: 2mb, text: price }
                    timeout: 1m30s
                    fallback: { model: exact }
                    required: true
                    schema: { type: object, properties: { b: { type: string }, a: {} } }
                    fold: collect
                aggregate:
                  name: summary
                  instructions: Sum up.
                  model: extractive
                  needs: 1
                  timeout: 500ms
                  fallback: { text: Nothing. }
                  words: 80
                  temperature: 1.5
                chunks: { tokens: 500, tokenizer: words.tiktoken }
                tree: { fan-in: 4, index: false }
                report: { formats: [markdown, json] }
                """,
            name: "r.yaml",
            folder: "recipes"
        )

        var fast = Recipe.Model()
        (fast.name, fast.provider, fast.model) = ("fast", .openai, "gpt-4o-mini")
        var exact = Recipe.Model()
        (exact.name, exact.provider, exact.model) = ("exact", .ollama, "llama3:8b")
        (exact.baseURL, exact.keyVariable) = ("http://127.0.0.1:8089/v1", "MY_KEY")
        (exact.temperature, exact.seed, exact.maxAnswerTokens) = (0.2, -7, 800)
        (exact.contextTokens, exact.revision) = (128_000, "2026-05")
        let options: JSONValue = ["top_p": 0.9, "stop": ["a", "b"], "nested": ["on": true]]
        exact.options = options.object
        var price = Recipe.Price()
        (price.input, price.output, price.cachedInput) = (0.15, 1, 0)
        exact.price = price
        #expect(recipe.models == [fast, exact])
        #expect(recipe.prices == "recipes/prices.json")
        #expect(recipe.limits.maxCost == 2.5 && recipe.limits.maxTokens == 100_000)
        #expect(recipe.limits.deadline == .seconds(7200))

        var pace = Recipe.Pace()
        (pace.concurrency, pace.requestsPerMinute, pace.tokensPerMinute) = (2, 600, 1000)
        (pace.outputTokensPerMinute, pace.inputTokensPerMinute) = (5, 6)
        #expect(recipe.limits.pace(of: exact) == pace)
        #expect(recipe.limits.pace(of: fast) == recipe.limits.general)

        var condition = Recipe.Condition()
        (condition.paths, condition.types, condition.texts) = (["**/*.md"], [.html, .text], ["price"])
        (condition.minSize, condition.maxSize) = (10 << 10, 2 << 20)
        var agent = Recipe.Agent()
        (agent.name, agent.instructions, agent.model) = ("trends", "Report trends.\n", "fast")
        (agent.temperature, agent.words, agent.when) = (0, 150, condition)
        (agent.timeout, agent.fallback, agent.need) = (.seconds(90), .model("exact"), .required)
        agent.schema = ["type": "object", "properties": ["b": ["type": "string"], "a": [:]]]
        agent.fold = .collect
        #expect(recipe.agents == [agent])
        #expect(recipe.agents[0].schema?.text == agent.schema?.text)

        var aggregate = Recipe.Aggregate()
        (aggregate.name, aggregate.instructions, aggregate.model) = ("summary", "Sum up.", "extractive")
        (aggregate.needs, aggregate.timeout, aggregate.words) = (1, .milliseconds(500), 80)
        (aggregate.fallback, aggregate.temperature) = (.text("Nothing."), 1.5)
        #expect(recipe.aggregate == aggregate)
        #expect(recipe.chunks.tokens == 500 && recipe.chunks.tokenizer == "recipes/words.tiktoken")
        #expect(recipe.tree.fanIn == 4 && recipe.tree.index == false)
        #expect(recipe.report.formats == [.markdown, .json])
    }

    @Test func `what is left out is nil`() throws {
        let recipe = try Recipe(yaml: "agents: { a: { instructions: x } }", name: "r.yaml")
        var agent = Recipe.Agent()
        (agent.name, agent.instructions) = ("a", "x")
        var expected = Recipe()
        expected.agents = [agent]
        #expect(recipe == expected)
    }

    @Test func `agents keep their order, as a map and as a list`() throws {
        let names = ["zeta", "alpha", "mid"]
        let map = "agents:\n" + names.map { "  \($0): { instructions: x }\n" }.joined()
        let list = "agents:\n" + names.map { "- { name: \($0), instructions: x }\n" }.joined()
        #expect(try Recipe(yaml: map, name: "r").agents.map(\.name) == names)
        #expect(try Recipe(yaml: map, name: "r") == Recipe(yaml: list, name: "r"))
    }

    @Test func `each perspective is an agent`() throws {
        let recipe = try Recipe(
            yaml: """
                agents:
                  outlook:
                    instructions: Judge it.
                    words: 50
                    perspectives: { hopeful: You hope., wary: You doubt. }
                  plain: { model: extractive }
                aggregate: { needs: 3 }
                """,
            name: "r.yaml"
        )
        #expect(recipe.readers.map(\.name) == ["outlook (hopeful)", "outlook (wary)", "plain"])
        #expect(recipe.readers[1].instructions == "You doubt.\n\nJudge it.")
        #expect(recipe.readers.map(\.words) == [50, 50, nil])
    }

    private static let names: [(String, Recipe.Provider, String?)] = [
        ("openai:gpt-4o-mini", Recipe.Provider.openai, "gpt-4o-mini"),
        ("ollama:llama3:8b", .ollama, "llama3:8b"),
        ("command:cat -u", .command, "cat -u"), ("extractive", .extractive, nil),
    ]

    @Test(arguments: names)
    func `a model may be named by its provider`(name: String, provider: Recipe.Provider, model: String?) {
        #expect(Recipe().model(named: name)?.provider == provider)
        #expect(Recipe().model(named: name)?.model == model)
        #expect(Recipe().model(named: "fast") == nil)
        #expect(Recipe().model(named: "openai: ") == nil)
    }

    @Test func `JSON, anchors and merges are YAML`() throws {
        let json = #"{"agents": {"a": {"instructions": "x", "words": 5, "timeout": "30s"}}}"#
        let yaml = """
            agents:
              a: { <<: &shared { words: 9, timeout: 30s }, instructions: x, words: 5 }
            """
        #expect(try Recipe(yaml: json, name: "r") == Recipe(yaml: yaml, name: "r"))
        let aliased = """
            agents:
              a: &a { instructions: x, words: 5, timeout: 30s }
              b: { <<: *a, words: 6 }
            """
        let agents = try Recipe(yaml: aliased, name: "r").agents
        #expect(agents.map(\.words) == [5, 6] && agents[1].instructions == "x")
    }

    @Test func `text that looks like something else stays text between quotes`() throws {
        let yaml = "models: { a: { provider: openai, model: '5', revision: \"true\", options: { n: '1' } } }"
        let model = try #require(try Recipe(yaml: yaml, name: "r").models.first)
        #expect(model.model == "5" && model.revision == "true")
        #expect(model.options.map { .object($0) } == JSONValue(dictionaryLiteral: ("n", "1")))
    }
}
