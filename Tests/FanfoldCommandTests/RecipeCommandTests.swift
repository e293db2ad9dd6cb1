import FanfoldTestKit
import Foundation
import Testing

@Suite struct `Recipe command` {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../samples/recipes").standardizedFileURL

    private func compare(_ text: String, _ name: String) {
        if let difference = Golden().difference(of: text, from: name) { Issue.record("\(difference)") }
    }

    private func transcript(_ lines: [[String]], _ fanfold: Fanfold) async throws -> String {
        var transcripts: [String] = []
        for arguments in lines { transcripts.append(try await fanfold.run(arguments).transcript(arguments)) }
        return transcripts.joined(separator: "\n")
    }

    @Test(.timeLimit(.minutes(5)))
    func `check says what each sample asks of whom`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.link("recipes", to: Self.samples.path)
            let names = try FileManager.default.contentsOfDirectory(atPath: Self.samples.path)
                .filter { $0.hasSuffix(".yaml") }.sorted()
            let lines = names.map { ["recipe", "check", "recipes/" + $0] }
            compare(try await transcript([["help", "recipe"]] + lines, fanfold), "recipe.txt")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `every kind of mistake is named`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(Self.mistakes, to: "mistakes.yaml")
            try folder.write("agents:\n  a:\n    instructions: say: it\n", to: "syntax.yaml")
            try folder.write("tree: { fan-in: 3\n", to: "open.yaml")
            try folder.write("", to: "empty.yaml")
            try folder.write([0xFF, 0xFE], to: "binary.yaml")
            let names = [
                "mistakes.yaml", "syntax.yaml", "open.yaml", "empty.yaml", "binary.yaml", ".", "none.yaml",
            ]
            let text = try await transcript(names.map { ["recipe", "check", $0] }, fanfold)
            compare(text, "recipe-mistakes.txt")
            #expect(!text.contains("abcdefghijklm") && !text.contains("hunter2"))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `schema prints the schema of the samples`() async throws {
        try await withFanfold { fanfold, _ in
            let ended = try await fanfold("recipe", "schema")
            let sample = try String(
                contentsOf: Self.samples.appending(path: "recipe.schema.json"),
                encoding: .utf8
            )
            #expect(ended.status == 0 && ended.output == sample && ended.errors.isEmpty)
        }
    }

    private static let mistakes = """
        models:
          fast:
            provider: opnai
            model: gpt-4o-mini
            api-key: sk-abcdefghijklmnopqrstuvwxyz
            temperature: 3
            base-url: https://user:hunter2@host/v1
            options: { api_key: hunter2, top_p: 0.9, messages: [] }
            price: cheap
          slow: openapi:gpt
          other:
            provider: ollama
            key-env: sk-proj-abcdefghijklm
          third: { provider: openai, model: m, key-env: my key, max-answer-tokens: many }
        limits:
          concurency: 8
          requests-per-minute: 0
          servers:
            fsat: { concurrency: 2 }
        agents:
          trends:
            instructions: Report trends.
            modle: fast
            tempratur: 0
            timeout: 30
            words: "150"
            when: { path: docs/, type: htlm, min-size: 2MB, max-size: 1KB, txt: price }
            fallback: extractiv
            required: true
            optional: true
            fold: tally
          prices:
            model: fasst
            schema: missing.json
            fallback: { text: a, model: nowhere }
            perspectives: [a, b]
        aggregate:
          needs: 5
          instructions:
        chunks: { tokens: 2 }
        tree: { fan-in: 1, index: yes }
        report: { formats: [markdwn] }
        extra: 1

        """
}
