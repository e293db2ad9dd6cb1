import Fanfold
import FanfoldLab
import FanfoldReports
import FanfoldTestKit
import Testing

@Suite(.serialized) struct `Sample recipes` {
    private static let text = """
        The board approved the new ferry, at a cost of £40,000 a year. Guests complained about the price of a day \
        ticket, £14.50. Rival boats at Lindenau charge £12. Traffic has grown by a tenth since 2019.
        """

    private func withLab<Output>(
        faults: [FaultKind: Double] = [:],
        _ body: (LabServer) async throws -> Output
    ) async throws -> Output {
        var settings = LabSettings()
        settings.latency = .fixed(.milliseconds(200))
        settings.faults = FaultShares(faults)
        return try await LabServer.run(settings, body)
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            ("three-experts", ["consolidated report", "researcher", "marketer", "legal"]),
            ("market-research", ["executive summary", "trends", "competitors", "sentiment", "pricing"]),
            (
                "perspectives",
                [
                    "three outlooks", "outlook (optimistic investor)", "outlook (skeptical analyst)",
                    "outlook (end consumer)",
                ]
            ),
        ]
    )
    func `all agents are asked at once, and the report has the aggregate and a section of each`(
        name: String,
        headings: [String]
    ) async throws {
        try await withLab { server in
            let result = try await SampleRecipe(name).result(over: .text(Self.text), on: server)
            #expect(result.headings == headings + ["Sources"])
            #expect(result.panel.agents.allSatisfy { !$0.summary.isEmpty })
            #expect(result.gaps.isEmpty)
            #expect(server.stats.requests == headings.count)
            #expect((2...headings.count - 1).contains(server.stats.mostInFlight))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the aggregator is asked once, with every agent's section under its name`() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeFolder("prompts")
            try folder.write("cat >$(mktemp \"$1\"/XXXXXXXX); echo 'It is so. [1]'\n", to: "model.sh")
            let model = "command:/bin/sh \(folder.path("model.sh")) \(folder.path("prompts"))"
            let run = try SampleRecipe("three-experts").run(over: .text(Self.text), model: model)
            _ = try await run.withRun(stop: StopRequest()) { try await $0.document() }
            let prompts = try folder.files(in: "prompts").values
            #expect(prompts.count == 4)
            let aggregates = prompts.filter { $0.contains("Put the three views together.") }
            #expect(aggregates.count == 1)
            let sections = """
                Section: researcher
                [1] It is so.
                Section: marketer
                [2] It is so.
                Section: legal
                [3] It is so.
                """
            #expect(aggregates.first?.contains(sections) == true, "\(aggregates)")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a folder is read by all agents under the cap`() async throws {
        try await withTemporaryFolder { folder in
            try await withLab { server in
                let input = RunInput.paths([SampleRecipe.document("company")])
                let run = try SampleRecipe("market-research")
                    .run(over: input, on: server, output: folder.path("out"))
                let planned = try await run.plan().callCount
                let result = try await run()
                #expect(result.isWhole && result.documents.count == 5)
                #expect((2...run.settings.concurrency).contains(server.stats.mostInFlight))
                #expect(result.speedUp > 1 && result.speedUp <= Double(run.settings.concurrency))
                #expect(server.stats.requests == planned)
                let left = try await run.plan()
                #expect(left.callCount == 0 && left.unchanged.count == 5)
            }
            let index = folder.text("out/index.md") ?? ""
            let places = ["executive summary", "trends", "competitors", "sentiment", "pricing", "Documents"]
                .compactMap { index.firstRange(of: "\n## \($0)\n")?.lowerBound }
            #expect(places.count == 6 && places == places.sorted())
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `an agent a document is not for is shown as skipped, and the others are brought together`()
        async throws
    {
        try await withLab { server in
            let result = try await SampleRecipe("resilient").result(
                over: .text("The sea is calm."),
                on: server
            )
            let outcomes = result.panel.agents.map(\.outcome)
            #expect(outcomes[0] == .answered)
            #expect(outcomes.count { if case .skipped = $0 { true } else { false } } == 2)
            #expect(result.panel.aggregate?.outcome == .answered)
            #expect(result.gaps.isEmpty)
            let report = DocumentPage.render(result)
            #expect(report.contains("## complaints\n\n*Skipped: its text holds none of 'complaint'"))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `where no model answers the fallbacks stand in the report, as such`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write(Self.text, to: "ferry.txt")
            try await withLab(faults: [.refusal: 1]) { server in
                let result = try await SampleRecipe("resilient")
                    .result(over: .paths([folder.path("ferry.txt")]), on: server)
                let report = DocumentPage.render(result)
                #expect(report.contains("- Complaints could not be read in time. (no source given)\n"))
                #expect(report.contains("\n## decisions\n\n*Failed: "))
                #expect(report.contains("\n- summary, line 1: answered by the built-in agent, because "))
                #expect(report.contains("\n- complaints, line 1: answered by a fixed text, because "))
                #expect(report.contains("\n- briefing: answered by the built-in agent, because "))
                #expect(result.gaps.isEmpty, "optional agents leave no gap")
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `typed answers are joined and counted`() async throws {
        try await withLab { server in
            let input = RunInput.paths([SampleRecipe.document("company/minutes")])
            let result = try await SampleRecipe("typed").result(over: input, on: server)
            #expect(result.chunkCount > 1)
            let (costs, tone) = (result.panel.agents[0].summary.value, result.panel.agents[1].summary.value)
            #expect(costs?.json["costs"]?.array?.count ?? 0 > 1)
            let counts = tone?.json["tone"]?.object?.values.compactMap(\.integer) ?? []
            #expect(counts.reduce(0, +) == result.chunkCount)
            let report = DocumentPage.render(result)
            #expect(report.contains("**costs**\n\n| what | amount | currency | Source |\n"))
            #expect(report.contains("\n**tone**\n\n- **"))
            let lines = TextPage.render(result).split(separator: "\n")
            #expect(lines.map { $0.prefix(9) } == ["costs:", "{\"costs\":", "tone:", "{\"tone\":{"])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a model given for the run takes the place of the recipe's, and of its fallbacks'`() async throws {
        let yaml = """
            models:
              first: openai:large
              second: { provider: openai, model: small, base-url: "https://example.invalid/v1" }
            agents:
              one: { instructions: Say it., model: first, fallback: { model: second } }
            """
        var recipe = try SampleRecipe("typed")
        recipe.recipe = try Recipe(yaml: yaml, name: "r.yaml")
        try await withLab(faults: [.refusal: 1]) { server in
            let result = try await recipe.result(over: .text(Self.text), on: server)
            #expect(server.stats.requests == 2, "a rehearsal reaches no real server")
            #expect(result.gaps.count == 1)
            let run = recipe.run(over: .text(Self.text), on: server, model: "openai:lab")
            _ = try await run.withRun(stop: StopRequest()) { try await $0.document() }
            #expect(server.stats.requests == 3, "with one model there is no other to fall back on")
        }
    }
}
