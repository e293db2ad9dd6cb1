import Fanfold
import FanfoldTestKit
import Testing

@Suite struct `Recipe mistakes` {
    private func mistakes(_ yaml: String) -> [String] {
        let error = #expect(throws: RecipeError.self) { try Recipe(yaml: yaml, name: "r.yaml") }
        return error?.mistakes.map { "\($0)" + ($0.hint.map { " (\($0))" } ?? "") } ?? []
    }

    @Test func `an unknown setting is named with its line and the nearest right name`() {
        let yaml = """
            agents:
              trends:
                instructions: Report trends.
                tempratur: 0
            """
        #expect(
            mistakes(yaml) == [
                "r.yaml:4: agents.trends.tempratur is no setting of an agent (did you mean temperature?)"
            ]
        )
    }

    @Test func `all mistakes come at once, by their place`() throws {
        let yaml = """
            models:
              fast: opnai:small
            limits:
              concurrency: 0
            agents:
              one: { instructions: a, model: fats, words: many }
            tree: { fan-in: 1001 }
            """
        let error = try #require(throws: RecipeError.self) { try Recipe(yaml: yaml, name: "r.yaml") }
        #expect(error.mistakes.map(\.line) == [2, 4, 6, 6, 7])
        #expect(error.mistakes.map(\.column) == [9, 16, 34, 47, 17])
        #expect(
            error.mistakes.map(\.path) == [
                "models.fast", "limits.concurrency", "agents.one.model", "agents.one.words", "tree.fan-in",
            ]
        )
        #expect(error.description.contains("r.yaml:7: tree.fan-in is 1001, and has to be at most 1000"))
    }

    @Test(arguments: [
        (
            "agents: { a: { instructions: x, model: wirter } }\nmodels: { writer: 'openai:m' }",
            "did you mean writer?"
        ),
        ("agents: { a: { instructions: x, model: extractiv } }", "did you mean extractive?"),
        ("agents: { a: { instructions: x, timeout: 30 } }", "write a time such as 30s, 2m or 500ms"),
        ("agents: { a: { instructions: x, timeout: 0s } }", "more than 0s and at most 24h"),
        ("agents: { a: { instructions: x, timeout: 25h } }", "more than 0s and at most 24h"),
        ("agents: { a: { instructions: x, words: '5' } }", "take the quotes away"),
        ("agents: { a: { words: 5 } }", "agents.a has no instructions"),
        ("agents: { a: { instructions: x, fold: tally } }", "needs answers with a schema"),
        ("agents: { a: { instructions: x, schema: { type: array } } }", "no object at its root"),
        ("agents: { a: { instructions: x, fallback: { } } }", "neither text nor model"),
        (
            "agents: { a: { instructions: x, schema: { type: object, properties: { p: { type: strin } } } } }",
            "agents.a.schema.properties.p.type is"
        ),
        (
            "agents: { a: { instructions: x, schema: { type: object, pattern: a } } }",
            "agents.a.schema.pattern"
        ),
        (
            "agents: { a: { instructions: x, schema: { type: object }, fallback: extractive } }",
            "gives sentences, and the agent's answers have a schema"
        ),
        (
            "agents: { a: { instructions: x, schema: { type: object }, fallback: { text: sorry } } }",
            "is a text, which gives sentences"
        ),
        ("agents: { a: { model: extractive, schema: { type: object } } }", "answers in sentences"),
        (
            "agents: { a: { instructions: x, model: 'openai:m', fallback: { model: 'openai:m' } } }",
            "the model that was to answer in the first place"
        ),
        ("agents: { a: { instructions: x } }\naggregate: { name: a }", "is 'a', as an agent is called"),
        ("agents: { summary: { instructions: x } }\naggregate: { words: 9 }", "add name:"),
        ("agents: { a: { instructions: x, fallback: gpa } }", "did you mean gap?"),
        ("agents: { a: { instructions: x, required: true, optional: true } }", "is given beside required"),
        ("agents: { a: { instructions: x, when: { path: 'docs/' } } }", "a folder and never a file"),
        ("agents: { a: { instructions: x, when: { path: '#a' } } }", "no pattern"),
        (
            "agents: { a: { instructions: x, when: { min-size: 2KB, max-size: 1KB } } }",
            "is 2KB, more than max-size with 1KB"
        ),
        ("agents: { a: { instructions: x, when: { type: [] } } }", "an empty list"),
        ("agents: [{ instructions: x }]", "agents[0] has no name"),
        ("agents: [{ name: a, instructions: x }, { name: a, instructions: y }]", "two agents named 'a'"),
        ("agents: { a: { instructions: x } }\naggregate: { needs: 2 }", "is 2, and there is 1 agent"),
        ("aggregate: { words: 5 }", "no agents to put together"),
        ("models: { a: { provider: openai } }", "models.a has no model"),
        ("models: { a: { model: m } }", "models.a has no provider"),
        ("models: { a: { provider: openai, model: 4 } }", "put it between quotes"),
        ("models: { a: { provider: openai, model: m, base-url: 'localhost:80' } }", "https:// or http://"),
        ("models: { a: { provider: openai, model: m, options: { stream: true } } }", "set by Fanfold itself"),
        ("limits: { servers: { opanai: { concurrency: 1 } } }", "did you mean openai?"),
        ("tree: { index: yes }", "write true"),
        ("tree:", "tree has no value"),
        ("agents: 5", "agents is the number 5"),
        ("- a\n- b", "the recipe is a list"),
        ("report: { formats: [pdf] }", "one of markdown, json, text"),
    ])
    func `each says what is wrong`(yaml: String, words: String) {
        #expect(mistakes(yaml).count == 1)
        #expect(mistakes(yaml).first?.contains(words) == true, "\(mistakes(yaml))")
    }

    @Test(arguments: [
        "models: { a: { provider: openai, model: m, api-key: SECRET } }",
        "models: { a: { provider: openai, model: m, key-env: SECRET } }",
        "models: { a: { provider: openai, model: m, options: { token: SECRET } } }",
        "models: { a: { provider: openai, model: m, base-url: 'https://u:SECRET@h/v1' } }",
        "models: { a: { provider: openai, model: m, base-url: 'https://h/v1?key=SECRET' } }",
        "models: { a: { provider: openai, model: m, base-url: 'u:SECRET@h/v1' } }",
        "models: { SECRET: { provider: openai } }",
        "agents: { a: { instructions: x, model: SECRET } }",
        "agents: { a: { instructions: x, SECRET: b } }",
        "SECRET: 1\nSECRET: 2",
        "aggregate: SECRET",
        "models: { a: 'comand:ask --key=SECRET' }",
        "agents: { a: { instructions: x, model: 'ask SECRET now' } }",
        "models: { a: { provider: SECRET } }",
    ])
    func `a key is refused and never shown`(yaml: String) {
        for key in ["sk-proj-A1b2C3d4E5f6G7h8", "aB3dE5gH7jK9mN1pQ3sT5vW7yZ"] {
            let shown = mistakes(yaml.replacing("SECRET", with: key))
            #expect(!shown.isEmpty)
            #expect(!shown.joined().contains(key), "\(shown)")
        }
    }

    @Test func `a key in a command line is found, and a text about keys is not one`() throws {
        let command = "models: { a: 'command:ask --key=sk-proj-A1b2C3d4E5f6G7h8' }"
        #expect(mistakes(command).first?.contains("holds what looks like a key") == true)
        let talk = "Say what sk- and eyJ mean in tokens"
        #expect(try Recipe(yaml: "agents: { a: { instructions: \(talk) } }", name: "r").agents.count == 1)
        let schema = "{ type: object, properties: { token: { type: string }, key: { type: string } } }"
        let typed = "agents: { a: { instructions: x, schema: \(schema) } }"
        #expect(try Recipe(yaml: typed, name: "r").agents.count == 1)
    }

    @Test(arguments: [
        ("", "r.yaml: the recipe is empty"),
        ("# nothing\n", "r.yaml: the recipe is empty"),
        ("~", "r.yaml: the recipe is empty"),
        ("a: b: c", "r.yaml:1: the YAML can't be read: a second ':' on one line"),
        ("agents:\n\tone: 1", "r.yaml:2: the YAML can't be read: a tab"),
        ("tree: { fan-in: 3", "r.yaml:1: the YAML can't be read: a map without its '}'"),
        ("tree:\n  fan-in: [3\n\n", "r.yaml:2: the YAML can't be read: a list without its ']'"),
        ("\"\": 1", "r.yaml:1: '' is no setting"),
        ("a: 'open", "a quote that is not closed"),
        ("a: *b", "r.yaml:1: the YAML can't be read: an alias of something that is not above it"),
        ("tree: {}\n---\ntree: {}", "r.yaml:2: the YAML can't be read: a second document"),
        ("tree:\n  fan-in: 2\n  fan-in: 3", "r.yaml:2: fan-in is given twice"),
        ("a: \u{1}", "r.yaml:1: the YAML can't be read: it holds a control character"),
        ("? [a]\n: b", "a name has to be text"),
        ("tree:\n  <<: 5", "<< has to name a map"),
    ])
    func `what can't be read at all is one mistake`(yaml: String, words: String) {
        #expect(mistakes(yaml).count == 1)
        #expect(mistakes(yaml).first?.contains(words) == true, "\(mistakes(yaml))")
    }

    @Test(.timeLimit(.minutes(5)))
    func `aliases of aliases are refused, not walked`() {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        for level in 1..<12 {
            let uses = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(uses)]")
        }
        #expect(mistakes(lines.joined(separator: "\n")).first?.contains("more than 20000 values") == true)
        let asNames = lines + ["? *a11", ": 1"]
        #expect(mistakes(asNames.joined(separator: "\n")).first?.contains("20000 values") == true)
        let merges =
            ["m0: &m0 { x: 1 }"]
            + (1..<40).map { "m\($0): &m\($0) { <<: [*m\($0 - 1), *m\($0 - 1)] }" }
        #expect(mistakes(merges.joined(separator: "\n")).first?.contains("values") == true)
        let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        #expect(mistakes("a: \(deep)").first?.contains("more than 64 deep") == true)
    }
}
