import FanfoldLab
import FanfoldTestKit
import Testing

@Suite(.serialized) struct `Sample programs` {
    private static let text = """
        The ferry to Dunsey is too dear, say the people of Lindenau. A day ticket costs £14.50 and a season ticket \
        £310. They would rather have a boat every hour than new seats. The company carried 40,000 guests last year.
        """

    private func withLab(_ body: (LabServer) async throws -> Void) async throws {
        var settings = LabSettings()
        settings.latency = .fixed(.milliseconds(300))
        try await LabServer.run(settings, body)
    }

    @Test(.timeLimit(.minutes(5)))
    func `three experts are asked at once, and the editor hears all three`() async throws {
        try await withLab { server in
            let ended = try await SampleProgram(name: "ThreeExperts")(Self.text, on: server)
            #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
            let headings = ended.output.split(separator: "\n").filter { $0.hasPrefix("## ") }
            #expect(headings == ["## researcher", "## marketer", "## legal", "## editor"])
            #expect(server.stats.requests == 4)
            #expect((2...3).contains(server.stats.mostInFlight))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `four specialists and a summary say how much time was saved`() async throws {
        try await withLab { server in
            let ended = try await SampleProgram(name: "MarketResearch")(Self.text, on: server)
            #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
            let names = ["trends", "competitors", "sentiment", "pricing", "executive summary"]
            let places = names.compactMap { ended.output.firstRange(of: "## \($0)")?.lowerBound }
            #expect(places.count == names.count && places == places.sorted())
            #expect(server.stats.requests == 5)
            #expect((2...4).contains(server.stats.mostInFlight))
            let factor = ended.output.firstMatch(of: #/, ([0-9.]+) times as fast/#)?.1
            #expect(factor.flatMap { Double($0) } ?? 0 > 1.1, "\(ended.output)")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `answers of different types come back as a tuple`() async throws {
        try await withLab { server in
            let ended = try await SampleProgram(name: "TypedFanIn")(Self.text, on: server)
            #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
            #expect(ended.output.contains(#/^mood: (positive|negative|mixed), because ./#))
            #expect(ended.output.contains(#/\n[^:\n]+: [0-9.]+ ./#))
            #expect(ended.output.contains("2 of 2 agents answered"))
            #expect(server.stats.requests == 2)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a fan-out reads a folder in the place of one agent`() async throws {
        try await withTemporaryFolder { folder in
            for number in 1...3 {
                let paragraphs = (1...40).map {
                    "In year \($0) boat \(number) made \($0 * number) crossings."
                }
                try folder.write(paragraphs.joined(separator: "\n\n"), to: "in/\(number).txt")
            }
            try await withLab { server in
                let program = SampleProgram(name: "FolderDigest")
                let ended = try await program(folder.path("in"), folder.path("out"), on: server)
                #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
                #expect(ended.output.contains("3 documents, "))
                #expect(ended.output.contains("nothing is missing"))
                #expect(server.stats.mostInFlight > 1)
            }
            let reports = try folder.files(in: "out").keys.filter { $0.hasSuffix(".md") }.sorted()
            #expect(reports == ["1.txt.md", "2.txt.md", "3.txt.md", "index.md"])
            #expect(folder.text("out/1.txt.md")?.contains("agent: \"digest\"") == true)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a refusal is one sentence and exit code 1`() async throws {
        var settings = LabSettings()
        settings.keys = ["right"]
        try await LabServer.run(settings) { server in
            let ended = try await SampleProgram(name: "ThreeExperts")(Self.text, on: server)
            #expect(ended.status == 1 && ended.errors.isEmpty)
            #expect(ended.output.contains("127.0.0.1"), "\(ended.output)")
        }
    }
}
