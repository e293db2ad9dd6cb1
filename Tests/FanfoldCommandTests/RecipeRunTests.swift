import FanfoldLab
import FanfoldTestKit
import Foundation
import Testing

@Suite struct `Run with a recipe` {
    private static let recipe = """
        models: { writer: "openai:large" }
        agents:
          good: { instructions: Say what is good., model: writer }
          bad: { instructions: Say what is bad., model: writer }
        aggregate: { name: both, instructions: Put it together., model: writer }

        """

    @Test(.timeLimit(.minutes(5)))
    func `standard input and an argument are read by all agents`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(Self.recipe, to: "two.yaml")
            try await LabServer.run { server in
                let options = ["--recipe", "two.yaml", "--base-url", server.openAIBaseURL]
                let piped = try await fanfold.run(["-"] + options, input: TestTexts.harbour)
                #expect(piped.status == 0 && piped.errors.isEmpty, "\(piped.errors)")
                let headings = piped.output.split(separator: "\n").filter { $0.hasPrefix("## ") }
                #expect(headings == ["## both", "## good", "## bad", "## Sources"])
                let argument = try await fanfold.run(
                    ["--text", TestTexts.harbour, "--format", "text"] + options
                )
                #expect(argument.status == 0 && !argument.output.isEmpty && !argument.output.contains("## "))
                #expect(server.stats.requests == 6 && server.stats.distinctPrompts == 3)
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the command says how much side by side helped, and nothing of it for one call`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "in/a.txt")
            try folder.write(TestTexts.museum, to: "in/b.md")
            var settings = LabSettings()
            settings.latency = .fixed(.milliseconds(200))
            try await LabServer.run(settings) { server in
                let options = ["--model", "openai:m", "--base-url", server.openAIBaseURL, "--no-index"]
                let one = try await fanfold.run(["in/a.txt"] + options)
                #expect(one.output.contains(#/\n1 call, .*; [0-9.]+ s\n/#), "\(one.output)")
                let both = try await fanfold.run(["in", "-o", "out"] + options)
                #expect(
                    both.output.contains(#/\n2 calls, .* times as fast \(at best 2.0\)/#),
                    "\(both.output)"
                )
            }
        }
    }

    /// What a plan says of a document of one chunk: its aggregate is its folder's too.
    private static let plannedCalls = """
        calls: 3 new
          good: 1 new (1 chunk)
          bad: 1 new (1 chunk)
          both: 1 new (1 report)
        """

    @Test func `a plan takes the options of the run it is for, and needs no key`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(Self.recipe, to: "two.yaml")
            try folder.write(TestTexts.harbour, to: "in/a.txt")
            let model = try await fanfold.run(["plan", "in", "--model", "openai:m", "--rpm", "60"])
            #expect(model.status == 0 && model.output.contains("\ncalls: 1 new\n"), "\(model.errors)")
            let unknown = try await fanfold.run(["plan", "in", "--model", "gpt"])
            #expect(unknown.status == 2 && unknown.errors.contains("'gpt' names no model"))
            #expect(unknown.errors.contains("such as openai:gpt"))
            let recipe = try await fanfold.run(["plan", "in", "--recipe", "two.yaml", "--concurrency", "2"])
            #expect(recipe.output.contains(Self.plannedCalls), "\(recipe.output)")
        }
    }
}
