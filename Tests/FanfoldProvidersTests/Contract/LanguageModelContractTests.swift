internal import FanfoldCore
internal import FanfoldLab
internal import FanfoldProviders
internal import FanfoldTestKit
internal import Testing

@Suite(.timeLimit(.minutes(5))) struct `Language model contract` {
    private static let key = "topsecretkey"

    /// Every kind of server; a new one joins here.
    static let servers = ["openai", "anthropic", "ollama"]

    /// Enough for an answer in several pieces.
    private static let passages = (1...6).map { "[\($0)] The cat number \($0) sat on a mat of its own." }
        .joined(separator: "\n\n")

    private func request(_ provider: String, schema: AnswerSchema? = nil) -> ModelRequest {
        ModelRequest(
            model: ModelIdentity(provider: provider, name: "m"),
            messages: [ModelMessage(.system, "Be brief."), ModelMessage(.user, Self.passages)],
            sampling: Sampling(temperature: 0, maxAnswerTokens: 200),
            schema: schema
        )
    }

    /// Lends a model of a kind, behind a lab server.
    private func withModel<Output: Sendable>(
        _ provider: String,
        _ lab: LabSettings = LabSettings(),
        key: String = Self.key,
        body: (any LanguageModel, LabServer) async throws -> Output
    ) async throws -> Output {
        try await LabServer.run(lab) { server in
            let base = provider == "openai" ? server.openAIBaseURL : server.baseURL
            var settings = try ServerSettings(
                provider: provider,
                baseURL: base,
                environment: ["OPENAI_API_KEY": key, "ANTHROPIC_API_KEY": key]
            )
            if lab.faults == FaultShares([.stall: 1]) {
                settings.streamIdleTimeout = .milliseconds(50)
                settings.idleTimeout = .milliseconds(50)
            }
            return try await ServerConnections.lend { connections in
                let transport = connections.transport(settings)
                let model: any LanguageModel =
                    switch provider {
                    case "openai": OpenAIModel(transport, counter: QuarterCounter())
                    case "anthropic": AnthropicModel(transport, counter: QuarterCounter())
                    default: OllamaModel(transport, counter: QuarterCounter())
                    }
                return try await body(model, server)
            }
        }
    }

    @Test(arguments: servers) func `a server's answers keep it`(provider: String) async throws {
        let flaws = try await withModel(provider) { model, _ in
            try await LanguageModelContract(model, key: Self.key).flaws(answering: request(provider))
        }
        #expect(flaws == [])
    }

    @Test(arguments: servers) func `a server without numbers keeps it`(provider: String) async throws {
        var lab = LabSettings()
        lab.reportsUsage = false
        let (flaws, usage) = try await withModel(provider, lab) { model, _ in
            let contract = LanguageModelContract(model, key: Self.key)
            let reply = try await model.reply(to: request(provider), in: CallContext())
            return (try await contract.flaws(answering: request(provider)), reply.usage)
        }
        #expect(flaws == [])
        #expect(usage.isEstimated)
    }

    @Test(arguments: servers) func `cancelling a server's call keeps it`(provider: String) async throws {
        var lab = LabSettings()
        lab.latency = .fixed(.seconds(600))
        let flaws = try await withModel(provider, lab) { model, server in
            try await LanguageModelContract(model, key: Self.key).flaws(cancelling: request(provider)) {
                await until { server.stats.inFlight > 0 }
            }
        }
        #expect(flaws == [])
    }

    /// Faults that are failures in every shape, and what they are.
    static let faults: [(FaultKind, ModelError.Kind)] = [
        (.tooMany, .rateLimited), (.tooManyBare, .rateLimited), (.serverError, .serverFailed),
        (.badGateway, .serverFailed), (.unavailable, .overloaded), (.overloaded, .overloaded),
        (.drop, .unreachable), (.dropBody, .interrupted), (.stall, .timedOut),
    ]

    @Test(arguments: servers, faults) func `a server's failures keep it`(
        provider: String,
        fault: (kind: FaultKind, error: ModelError.Kind)
    ) async throws {
        var lab = LabSettings()
        lab.faults = FaultShares([fault.kind: 1])
        let flaws = try await withModel(provider, lab) { model, _ in
            await LanguageModelContract(model, key: Self.key)
                .flaws(failing: request(provider), as: fault.error)
        }
        #expect(flaws == [])
    }

    @Test(arguments: servers, [FaultKind.truncated, .noChoices, .nullContent, .badUTF8, .plainError])
    func `a damaged answer is never passed off as one`(provider: String, fault: FaultKind) async throws {
        var lab = LabSettings()
        lab.faults = FaultShares([fault: 1])
        let flaws = try await withModel(provider, lab) { model, _ in
            await LanguageModelContract(model, key: Self.key).flaws(failing: request(provider))
        }
        #expect(flaws == [])
    }

    @Test(arguments: servers, [FaultKind.drip, .stale])
    func `an answer that comes in an odd way keeps it`(provider: String, fault: FaultKind) async throws {
        var lab = LabSettings()
        lab.faults = FaultShares([fault: 1])
        lab.faultTimes.drip = .milliseconds(40)
        let text = try await withModel(provider, lab) { model, _ in
            try await model.reply(to: request(provider), in: CallContext()).text
        }
        let usual = try await withModel(provider) { model, _ in
            try await model.reply(to: request(provider), in: CallContext()).text
        }
        #expect(text == usual)
    }

    @Test func `a stale connection is unreachable and the next attempt is not`() async throws {
        var lab = LabSettings()
        lab.faults = FaultShares([.stale: 1])
        try await withModel("openai", lab) { model, _ in
            let usual = try await model.reply(to: request("openai"), in: CallContext()).text
            for _ in 0..<5 {
                do {
                    let again = try await model.reply(to: request("openai"), in: CallContext()).text
                    #expect(again == usual)
                } catch let error as ModelError {
                    #expect(error.kind == .unreachable)
                }
            }
        }
    }

    @Test(arguments: ["openai", "anthropic"]) func `a wrong key is not shown`(provider: String) async throws {
        var lab = LabSettings()
        lab.keys = ["another"]
        let flaws = try await withModel(provider, lab) { model, _ in
            await LanguageModelContract(model, key: Self.key).flaws(failing: request(provider), as: .badKey)
        }
        #expect(flaws == [])
    }

    @Test(arguments: servers, SchemaSupport.allCases)
    func `a schema goes down the ladder to an answer`(
        provider: String,
        support: SchemaSupport
    ) async throws {
        var lab = LabSettings()
        lab.schema = support
        lab.schemaRefusal = provider == "openai" ? 500 : 400
        let schema = AnswerSchema(
            name: "a",
            schema: [
                "type": "object", "properties": ["a": ["type": "string"]], "required": ["a"],
                "additionalProperties": false,
            ]
        )
        let refusals = try await withModel(provider, lab) { model, _ in
            for refusals in 0...3 {
                do {
                    _ = try await model.reply(to: request(provider, schema: schema), in: CallContext())
                    return refusals
                } catch let error as ModelError where error.kind == .formatRefused {}
            }
            return 4
        }
        #expect(refusals <= 3)
        #expect(support != .full || refusals == 0)
    }

    @Test func `a prompt that is too long is told`() async throws {
        var lab = LabSettings()
        lab.contextTokens = 5
        lab.overflow = .refuse
        for provider in Self.servers {
            let flaws = try await withModel(provider, lab) { model, _ in
                await LanguageModelContract(model, key: Self.key)
                    .flaws(failing: request(provider), as: .contextExceeded)
            }
            #expect(flaws == [])
        }
    }

    @Test func `a program keeps it`() async throws {
        let contract = LanguageModelContract(CommandModel(counter: QuarterCounter()))
        #expect(try await contract.flaws(answering: request("command", "cat")) == [])
        #expect(await contract.flaws(failing: request("command", "sh -c 'exit 3'"), as: .serverFailed) == [])
        #expect(await contract.flaws(failing: request("command", "no-such-program"), as: .unknownModel) == [])
        #expect(try await contract.flaws(cancelling: request("command", "sleep 100")) {} == [])
    }

    private func request(_ provider: String, _ name: String) -> ModelRequest {
        var request = request(provider)
        request.model.name = name
        return request
    }

    @Test func `a scripted model keeps it`() async throws {
        let answering = LanguageModelContract(ScriptedModel(.success(.scripted("yes"))))
        #expect(try await answering.flaws(answering: request("scripted")) == [])
        let failing = LanguageModelContract(ScriptedModel(.failure(ModelError(.serverFailed, "it failed"))))
        #expect(await failing.flaws(failing: request("scripted"), as: .serverFailed) == [])
        let waiting = ScriptedModel { _, _ in
            try await Gate().passUnlessCancelled()
            return .scripted("late")
        }
        let contract = LanguageModelContract(waiting)
        #expect(try await contract.flaws(cancelling: request("scripted")) {} == [])
    }

    @Test func `what breaks it is found out`() async throws {
        let number = Shared(0)
        let fickle = ScriptedModel { _, _ in
            number.update { $0 += 1 }
            return .scripted("answer \(number.value)")
        }
        #expect(try await LanguageModelContract(fickle).flaws(answering: request("scripted")).count == 1)
        let telling = ScriptedModel(.failure(ModelError(.badKey, "wrong:\ntopsecretkey")))
        let flaws = await LanguageModelContract(telling, key: Self.key)
            .flaws(failing: request("scripted"), as: .rateLimited)
        #expect(flaws.count == 6)
        let deaf = LanguageModelContract(ScriptedModel(.success(.scripted("yes"))))
        #expect(try await deaf.flaws(cancelling: request("scripted")) {}.count == 2)
    }
}
