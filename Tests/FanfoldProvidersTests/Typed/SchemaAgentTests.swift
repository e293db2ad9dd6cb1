import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Schema agent` {
    private static let schema: JSONValue = [
        "type": "object",
        "properties": [
            "prices": [
                "type": "array",
                "items": [
                    "type": "object",
                    "properties": [
                        "name": ["type": "string"], "amount": ["type": "number"],
                        "sources": ["type": "array", "items": ["type": "integer"]],
                    ],
                    "required": ["name", "amount"],
                ],
            ]
        ],
        "required": ["prices"],
    ]
    private static let plain: JSONValue = [
        "type": "object", "properties": ["mood": ["enum": ["good", "bad"]]], "required": ["mood"],
    ]
    private let chunk = Chunk([(.paragraph, "Oil is 12."), (.paragraph, "Salt is 3.")])

    private func agent(
        _ model: ScriptedModel,
        _ schema: JSONValue = schema,
        _ rule: FoldRule = .agent
    ) throws -> SchemaAgent {
        try SchemaAgent(
            name: "prices",
            instructions: "List every price.",
            model: model,
            identity: ModelIdentity(provider: "openai", name: "m"),
            schema: JSONSchema(schema),
            foldRule: rule
        )
    }

    private func model(_ texts: String...) -> ScriptedModel {
        ScriptedModel { _, number in .scripted(texts[min(number, texts.count - 1)]) }
    }

    private func child(_ name: String, _ amount: JSONValue, _ place: Int) -> Partial {
        Partial(
            value: TypedValue(
                json: ["prices": [["name": .string(name), "amount": amount]]],
                evidence: ["/prices/0": [Evidence(document: "a", range: place..<place + 1)]]
            )
        )
    }

    private func dialog(_ request: ModelRequest?) -> String {
        request?.messages.map { "== \($0.role.rawValue)\n\($0.text)\n" }.joined() ?? ""
    }

    private func failure(_ body: () async throws -> Partial) async -> AgentError? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error as? AgentError
        }
    }

    @Test(.timeLimit(.minutes(5))) func `sources become evidence and leave the value`() async throws {
        let model = model(
            #"{"prices": [{"sources": [2, 9], "amount": 3, "name": "salt"}, {"name": "oil", "amount": 12}]}"#
        )
        let value = try await agent(model).map(chunk).value
        #expect(
            value?.json.text == #"{"prices":[{"name":"salt","amount":3},{"name":"oil","amount":12}]}"#
        )
        #expect(value?.evidence == ["/prices/0": [Evidence(range: 12..<22)]])
        PromptGolden.compare(dialog(model.requests.first), "typed-map.txt")
        #expect(model.requests.first?.schema == AnswerSchema(name: "answer", schema: Self.schema))
    }

    @Test(.timeLimit(.minutes(5))) func `what cites nothing rests on all that was shown`() async throws {
        let value = try await agent(model(#"{"mood": "good"}"#), Self.plain).map(chunk).value
        #expect(
            value
                == TypedValue(
                    json: ["mood": "good"],
                    evidence: ["": [Evidence(range: 0..<22)]]
                )
        )
    }

    @Test(.timeLimit(.minutes(5))) func `an answer with flaws is asked for once more, with the flaws`()
        async throws
    {
        let model = model(#"{"prices": [{"name": "oil", "amount": "12"}]}"#, #"{"prices": []}"#)
        let value = try await agent(model).map(chunk).value
        #expect(value?.json == ["prices": []])
        #expect(model.requests.count == 2)
        PromptGolden.compare(dialog(model.requests.last), "typed-repair.txt")
    }

    @Test(.timeLimit(.minutes(5))) func `a second answer with flaws leaves a gap that names them`()
        async throws
    {
        let model = model("I can't.", #"{"prices": 1}"#)
        let agent = try agent(model)
        let error = await failure { try await agent.map(chunk) }
        #expect(
            error?.message
                == "the answer of m does not keep to the schema, and repaired still not: /prices: is 1, and has to be a list"
        )
        #expect(error?.remedy == .leaveGap)
        #expect(model.requests.count == 2)
    }

    @Test(.timeLimit(.minutes(5))) func `an answer cut twice says what to change`() async throws {
        let agent = try agent(ScriptedModel(.success(.scripted(#"{"prices": ["#, finish: .length))))
        let error = await failure { try await agent.map(chunk) }
        #expect(error?.hint == "raise max-answer-tokens, or make the chunks smaller")
    }

    @Test(.timeLimit(.minutes(5)), arguments: [FinishReason.refusal, .contentFilter])
    func `a refusal is not asked about again`(_ finish: FinishReason) async throws {
        let model = ScriptedModel(.success(.scripted("No.", finish: finish)))
        let agent = try agent(model)
        #expect(await failure { try await agent.map(chunk) } != nil)
        #expect(model.requests.count == 1)
    }

    @Test(.timeLimit(.minutes(5))) func `a chunk without text is not asked about`() async throws {
        let model = model("{}")
        #expect(try await agent(model).map(Chunk(paragraph: " \n")).isEmpty)
        #expect(model.requests.isEmpty)
    }

    @Test(.timeLimit(.minutes(5))) func `a merge cites elements of its children one by one`() async throws {
        let model = model(#"{"prices": [{"name": "oil", "amount": 12, "sources": [3]}]}"#)
        let both = Partial(
            value: TypedValue(
                json: ["prices": [["name": "salt", "amount": 3], ["name": "tea", "amount": 4]]],
                evidence: [
                    "/prices/0": [Evidence(document: "a", range: 1..<2)],
                    "/prices/1": [Evidence(document: "a", range: 2..<3)],
                ]
            )
        )
        let value = try await agent(model).fold([both, child("oil", 12, 7)], into: .document).value
        #expect(value?.evidence == ["/prices/0": [Evidence(document: "a", range: 7..<8)]])
        PromptGolden.compare(dialog(model.requests.first), "typed-fold.txt")
    }

    @Test(.timeLimit(.minutes(5)), arguments: [FoldRule.collect, .tally])
    func `collecting and counting call no model`(_ rule: FoldRule) async throws {
        let model = model(#"{"prices": [{"name": "oil", "amount": 12}]}"#)
        let agent = try agent(model, Self.schema, rule)
        let mapped = try await agent.map(chunk).located(in: "a", at: 0)
        let folded = try await agent.fold([mapped, mapped], into: .folder)
        #expect(model.requests.count == 1)
        let places = [Evidence(document: "a", range: 0..<22)]
        switch rule {
        case .tally:
            #expect(folded.value?.json["prices"]?["name"] == ["oil": 2])
            #expect(folded.value?.evidence["/prices/name/oil"] == places)
        default:
            #expect(folded.value?.json == ["prices": [["name": "oil", "amount": 12]]])
            #expect(folded.value?.evidence["/prices/0"] == places)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `sentences of a fallback go along`() async throws {
        let said = Partial(statements: [Statement(text: "s", evidence: [])])
        let folded = try await agent(model(""), Self.schema, .collect).fold(
            [said, child("oil", 1, 0)],
            into: .document
        )
        #expect(folded.statements == said.statements)
        #expect(folded.value?.json == ["prices": [["name": "oil", "amount": 1]]])
    }

    @Test(.timeLimit(.minutes(5))) func `sections become one value`() async throws {
        let model = model(#"{"prices": [{"name": "oil", "amount": 12, "sources": [1]}]}"#)
        let said = Partial(
            statements: [Statement(text: "Oil is 12.", evidence: [Evidence(range: 0..<10)])]
        )
        let sections = [AgentSection(agent: "reader", outcome: .answered, partial: said)]
        let value = try await agent(model).aggregate(sections, of: .document).value
        #expect(value?.evidence == ["/prices/0": [Evidence(range: 0..<10)]])
    }

    @Test func `a fan-in too large for the context is refused, with the largest that fits`() throws {
        let agents = try [FoldRule.agent, .tally].map { rule in
            try SchemaAgent(
                name: "prices",
                instructions: "List every price.",
                model: model(""),
                identity: ModelIdentity(provider: "openai", name: "m"),
                sampling: Sampling(maxAnswerTokens: 1000),
                schema: JSONSchema(Self.schema),
                foldRule: rule
            )
        }
        try agents[0].check(fanIn: 6, context: 8192)
        try agents[0].check(fanIn: 60, context: nil)
        try agents[1].check(fanIn: 60, context: 4096)
        let error = #expect(throws: AgentError.self) { try agents[0].check(fanIn: 6, context: 4096) }
        #expect(error?.hint?.hasPrefix("lower fan-in to 2, or max-answer-tokens (now 1000)") == true)
        #expect(error?.remedy == .stopRun)
    }

    @Test func `a schema without an object at its root is refused`() throws {
        #expect(throws: SchemaError.self) { try agent(model(""), ["type": "array"]) }
    }

    @Test(.timeLimit(.minutes(5)), arguments: FoldRule.allCases)
    func `it keeps to the contract of agents`(_ rule: FoldRule) async throws {
        let agent = try agent(
            model(#"{"prices": [{"name": "oil", "amount": 12, "sources": [1]}]}"#),
            Self.schema,
            rule
        )
        let contract = AgentContract(agent)
        #expect(try await contract.flaws(reading: [chunk, chunk]) == [])
        #expect(try await contract.flawsOfEmptyChunk() == [])
    }
}
