import FanfoldCore
import FanfoldExtractive
import Testing

@Suite struct ExtractiveAgentTests {
    private let story = TestDocument([
        "The council met on Monday to decide about the old harbour. The harbour has been closed for ten years.",
        "Some members want to fill the harbour and build flats. Others want to open the harbour to small boats.",
        "Prices of flats in the town have risen by a third. A flat now costs more than most families earn.",
        "The weather was fine and the meeting was short. Coffee was served in the hall during the break.",
        "A vote on the harbour will be held in spring. Until then the harbour stays closed to all boats.",
    ])

    @Test func `the subject that keeps coming back is picked`() async throws {
        let summary = try await story.summary(by: ExtractiveAgent(words: 30))
        #expect(summary.texts.allSatisfy { $0.contains("harbour") })
        #expect(!summary.isEmpty)
    }

    @Test func `instructions steer what is picked`() async throws {
        let prices = try await story.summary(
            by: ExtractiveAgent(words: 12, instructions: "Report on prices and what things cost.")
        )
        let weather = try await story.summary(
            by: ExtractiveAgent(words: 12, instructions: "Look for remarks about the weather.")
        )
        #expect(prices.texts.contains { $0.contains("Prices") || $0.contains("costs") })
        #expect(weather.texts.contains { $0.contains("weather") })
    }

    @Test(arguments: [
        "Find zebras and submarines.", "Summarize the following text in a few short sentences, please.", "",
    ])
    func `instructions whose words are not in the document change nothing`(_ instructions: String)
        async throws
    {
        let plain = try await story.summary(by: ExtractiveAgent(words: 40), blocksEach: 2)
        let steered = try await story.summary(
            by: ExtractiveAgent(words: 40, instructions: instructions),
            blocksEach: 2
        )
        #expect(plain == steered)
    }

    @Test func `the same input gives the same partial from any agent`() async throws {
        let document = TestDocument(TestProse.paragraphs(60, seed: 5))
        let agent = ExtractiveAgent(words: 80)
        let first = try await document.summary(by: agent, blocksEach: 7)
        _ = try await TestDocument(TestProse.paragraphs(9, seed: 8)).summary(by: agent)
        let again = try await document.summary(by: agent, blocksEach: 7)
        let other = try await document.summary(by: ExtractiveAgent(words: 80), blocksEach: 7)
        #expect(first == again)
        #expect(first == other)
    }

    @Test func `a tree picks what a flat reading picks`() async throws {
        let document = TestDocument(TestProse.paragraphs(90, seed: 1))
        let agent = ExtractiveAgent(words: 60)
        let flat = Set(try await document.summary(by: agent).texts)
        let tree = Set(try await document.summary(by: agent, blocksEach: 5).texts)
        #expect(flat.intersection(tree).count * 10 >= flat.count * 7)
    }

    @Test(arguments: [1, 3, 10])
    func `statements keep the order of the source and evidence is where they stand`(_ blocksEach: Int)
        async throws
    {
        let document = TestDocument(TestProse.paragraphs(40, seed: 2))
        let summary = try await document.summary(by: ExtractiveAgent(words: 100), blocksEach: blocksEach)
        var end = 0
        for statement in summary.statements {
            let evidence = try #require(statement.evidence.first)
            #expect(evidence.range.lowerBound >= end)
            #expect(String(decoding: document.text[evidence.range], as: UTF8.self) == statement.text)
            #expect(statement.weight > 0)
            end = evidence.range.upperBound
        }
    }

    @Test(arguments: [10, 25, 60, 150])
    func `no partial has more words than the budget`(_ words: Int) async throws {
        let document = TestDocument(TestProse.paragraphs(40, seed: 4))
        let agent = ExtractiveAgent(words: words)
        let summary = try await document.summary(by: agent, blocksEach: 6)
        #expect(summary.wordCount <= words)
        #expect(summary.wordCount > words / 2)
        for chunk in document.chunks(blocksEach: 6) {
            #expect(try await agent.map(chunk).wordCount <= words)
        }
    }

    @Test func `a sentence longer than the budget is taken whole if nothing else fits`() async throws {
        let long = "This one sentence about the harbour has many more words than the budget allows for."
        let alone = try await TestDocument([long]).summary(by: ExtractiveAgent(words: 5))
        #expect(alone.texts == [long])
        let beside = try await TestDocument([long, "The harbour is closed now."]).summary(
            by: ExtractiveAgent(words: 5)
        )
        #expect(beside.texts == ["The harbour is closed now."])
    }

    @Test func `long sentences fill what usual ones leave and fragments do not`() async throws {
        let long = "The harbour" + String(repeating: " and the boats", count: 25) + " are old."
        let document = TestDocument(["Yes.", long, "The harbour is closed to boats.", "Well, no."])
        let roomy = try await document.summary(by: ExtractiveAgent(words: 150))
        #expect(roomy.texts == [long, "The harbour is closed to boats."])
        let tight = try await document.summary(by: ExtractiveAgent(words: 70))
        #expect(tight.texts == ["The harbour is closed to boats."])
    }

    @Test func `headings code and tables are not picked`() async throws {
        let document = TestDocument(
            format: .markdown,
            [
                (.heading(level: 1), "# All about the harbour and its many closed old boats"),
                (.paragraph, "The harbour is **closed** to [all boats](https://a.b/c)."),
                (.code, "```\nharbour closed boats harbour closed boats. harbour open.\n```"),
                (.table, "| harbour | closed | boats |\n| harbour | closed | boats |"),
                (.listItem, "- The boats are kept in a shed near the harbour."),
                (.quote, "> We all miss the harbour and the boats."),
            ]
        )
        let summary = try await document.summary(by: ExtractiveAgent())
        #expect(
            summary.texts == [
                "The harbour is closed to all boats.", "The boats are kept in a shed near the harbour.",
                "We all miss the harbour and the boats.",
            ]
        )
    }

    @Test(arguments: [Block.Kind.heading(level: 1), .code, .table])
    func `a document without running text still has a summary`(_ kind: Block.Kind) async throws {
        let document = TestDocument([(kind, "Ports of the north"), (kind, "Ports of the south")])
        #expect(try await !document.summary(by: ExtractiveAgent(), blocksEach: 1).isEmpty)
    }

    @Test(arguments: ["a", "To be or not to be.", "Yes. No. Yes.", "中", "ก", "word", "é", "🙂 x", "1. a"])
    func `a document with any letter has a summary`(_ text: String) async throws {
        #expect(try await !TestDocument([text]).summary(by: ExtractiveAgent()).isEmpty)
    }

    @Test func `sentences never cross a block`() async throws {
        let document = TestDocument(["the harbour of the old town", "was closed by the council again"])
        let summary = try await document.summary(by: ExtractiveAgent())
        #expect(summary.texts == ["the harbour of the old town", "was closed by the council again"])
    }

    @Test func `white space inside a sentence is folded`() async throws {
        let document = TestDocument(["The old  harbour\n   was closed\tby the council."])
        let summary = try await document.summary(by: ExtractiveAgent())
        #expect(summary.texts == ["The old harbour was closed by the council."])
    }

    @Test func `an agent that was told nothing of the document reads a chunk by itself`() async throws {
        let chunk = try #require(story.chunks().first)
        let alone = try await ExtractiveAgent(words: 30).map(chunk)
        #expect(alone.texts == (try await story.summary(by: ExtractiveAgent(words: 30))).texts)
    }
}
