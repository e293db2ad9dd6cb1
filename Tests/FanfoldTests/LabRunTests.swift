import Fanfold
import FanfoldEngine
import FanfoldLab
import FanfoldTestKit
import Testing

@Suite struct `Run against a lab server` {
    private static let concurrency = 8

    /// Documents of a few chunks each, all different.
    private func fill(_ folder: TemporaryFolder) throws {
        for number in 1...6 {
            let paragraphs = (1...10).map { paragraph in
                "Ship \(number * 100 + paragraph) came in late. Its load of \(paragraph * 7) tons was damp, "
                    + "and clerk \(number) wrote it down on page \(paragraph).\n\n"
            }
            try folder.write(paragraphs.joined(), to: "in/\(number).txt")
        }
    }

    /// Runs over the documents, and gives the reports by name and what the server has seen.
    private func reports(
        _ folder: TemporaryFolder,
        to output: String,
        streams: Bool = false,
        _ lab: LabSettings
    ) async throws -> (texts: [String: String], result: RunResult, stats: LabStats) {
        try await LabServer.run(lab) { server in
            var overrides = RecipeOverrides()
            overrides.model = "openai:lab"
            overrides.baseURL = server.openAIBaseURL
            var settings = RunSettings()
            settings.chunkTokens = 64
            settings.concurrency = Self.concurrency
            settings.writesIndex = false
            settings.streams = streams
            var run = RecipeRun(
                .summary(),
                .paths([folder.path("in")]),
                output: folder.path(output),
                settings: settings,
                overrides: overrides,
                environment: [:]
            )
            run.retries.firstDelay = .milliseconds(1)
            run.retries.longestDelay = .milliseconds(4)
            run.retries.longestRefusalDelay = .milliseconds(4)
            let result = try await run()
            let texts = try folder.files(in: output).filter { $0.key.hasSuffix(".md") }
            return (texts, result, server.stats)
        }
    }

    private func faulty(_ faults: String, seed: UInt64) throws -> LabSettings {
        var lab = LabSettings()
        lab.seed = seed
        lab.faults = try FaultShares(faults)
        lab.faultTimes.retryAfter = .milliseconds(2)
        lab.faultTimes.stall = .milliseconds(2)
        lab.faultTimes.drip = .milliseconds(2)
        lab.limits.retryAfter = .milliseconds
        return lab
    }

    @Test(.timeLimit(.minutes(5)), arguments: [1, 2] as [UInt64], [false, true])
    func `faults that pass leave no trace in the reports`(seed: UInt64, streams: Bool) async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            let whole = try await reports(folder, to: "whole", LabSettings())
            #expect(whole.texts.count == 6 && whole.result.isWhole)
            let passing = "all=0.3,length=0,content-filter=0,refusal=0"
            let met = try await reports(folder, to: "met", streams: streams, faulty(passing, seed: seed))
            #expect(met.result.isWhole && met.texts == whole.texts)
            #expect(met.stats.faults.count > 6)
            #expect(met.stats.mostInFlight <= Self.concurrency && met.stats.inFlight == 0)
            #expect(met.stats.repeatedPrompts == 0)
            #expect(met.stats.answered == whole.stats.answered)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [1, 2] as [UInt64])
    func `a report that faults have changed names what is missing`(seed: UInt64) async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            let whole = try await reports(folder, to: "whole", LabSettings())
            // An answer that is cut is asked for again in fewer words, and those are other words.
            let met = try await reports(folder, to: "met", faulty("all=0.6,length=0", seed: seed))
            #expect(!met.result.isWhole && Set(met.texts.keys) == Set(whole.texts.keys))
            for (name, text) in whole.texts where met.texts[name] != text {
                #expect(met.texts[name]?.contains("\n## Missing\n") == true, "\(name)")
            }
            #expect(met.texts.values.contains { $0.contains("\n## Missing\n") })
            #expect(met.stats.mostInFlight <= Self.concurrency && met.stats.inFlight == 0)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `reports do not depend on how long each answer takes`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            var lab = LabSettings()
            lab.latency = .uniform(.zero, .milliseconds(8))
            let first = try await reports(folder, to: "first", lab)
            lab.seed = 2
            let second = try await reports(folder, to: "second", lab)
            #expect(first.result.isWhole && first.texts == second.texts)
            #expect(second.stats.mostInFlight <= Self.concurrency)
        }
    }
}
