import FanfoldTestKit
import Foundation
import Testing

@Suite struct `Command goldens` {
    private func compare(_ text: String, _ name: String) {
        if let difference = Golden().difference(of: text, from: name) { Issue.record("\(difference)") }
    }

    /// Runs each command line in the same folder and joins what they left.
    private func transcript(_ lines: [[String]], _ fanfold: Fanfold) async throws -> String {
        var transcripts: [String] = []
        for arguments in lines { transcripts.append(try await fanfold.run(arguments).transcript(arguments)) }
        return transcripts.joined(separator: "\n")
    }

    @Test func `help`() async throws {
        try await withFanfold { fanfold, _ in
            let names = ["run", "plan", "replay", "extract", "chunk", "lab"]
            let lines = [["--version"], ["--help"]] + names.map { ["help", $0] }
            compare(try await transcript(lines, fanfold), "help.txt")
        }
    }

    @Test func `mistakes`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "a.txt")
            let lines = [
                [], ["a.txt", "--text", "b"], ["a.txt", "--words", "0"], ["a.txt", "--fan-in", "1"],
                ["a.txt", "--chunk-tokens", "5"], ["a.txt", "--concurrency", "0"],
                ["a.txt", "--format", "pdf"],
                ["a.txt", "-o", "-", "--format", "json,text"], ["a.txt", "-o", ""],
                ["a.txt", "--max-file-size", "0"], ["a.txt", "--include", ""], ["a.txt", "--exclude", "#a"],
                ["a.txt", "--tokenizer", "missing.tiktoken"], ["a.txt", "--unknown"],
            ]
            compare(try await transcript(lines, fanfold), "mistakes.txt")
            #expect(!folder.exists("output"))
        }
    }

    @Test func `bad input`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write("", to: "empty.txt")
            try folder.write(" \n\t\n", to: "spaces.txt")
            try folder.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], to: "picture.txt")
            try folder.write(String(repeating: "word ", count: 300), to: "huge.txt")
            try folder.makePipe("pipe")
            try folder.link("dangling", to: "nowhere")
            try folder.makeFolder("hollow")
            try folder.write("x", to: "hollow/.hidden")
            try folder.write(TestTexts.harbour, to: "mixed/a.txt")
            try folder.write("", to: "mixed/empty.txt")
            try folder.write([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37], to: "mixed/paper.txt")
            try folder.link("mixed/lost.txt", to: "nowhere")
            try folder.makePipe("mixed/pipe")
            try folder.write("x", to: "file")
            let lines = [
                ["missing"], ["missing.txt", "-o", "-"], ["empty.txt"], ["empty.txt", "-o", "-"],
                ["spaces.txt"], ["picture.txt"], ["picture.txt", "-o", "-"],
                ["huge.txt", "--max-file-size", "1KB"], ["pipe"], ["/dev/null"], ["dangling"], ["hollow"],
                ["hollow", "mixed/a.txt", "missing"], ["mixed"], ["output"], ["mixed", "-o", "mixed"],
                ["mixed/a.txt", "-o", "file"], ["plan", "mixed"], ["extract", "mixed/empty.txt"],
                ["chunk", "missing"],
            ]
            compare(try await transcript(lines, fanfold), "bad-input.txt")
        }
    }

    @Test func `a plan`() async throws {
        try await withFanfold { fanfold, folder in
            for number in 1...6 {
                let text = String(repeating: "Number \(number). " + TestTexts.harbour, count: number)
                try folder.write(text, to: "docs/old/\(number).txt")
            }
            try folder.write(TestTexts.harbour, to: "docs/a \"[new]\" one.txt")
            try folder.write("", to: "docs/empty.txt")
            try folder.write(
                #"{ "m": { "input_cost_per_token": 1e-6, "output_cost_per_token": 4e-6 } }"#,
                to: "prices.json"
            )
            let model = ["--chunk-tokens", "64", "--model", "openai:m", "--rpm", "10"]
            let priced = ["plan", "docs", "--prices", "prices.json", "--max-answer-tokens", "300"] + model
            let lines = [
                ["plan", "docs"] + model, priced, priced + ["--tree"], priced + ["--mermaid"],
                priced + ["--json"],
                ["plan", "docs", "--tree"], ["plan", "docs", "--tree", "--json"],
            ]
            compare(try await transcript(lines, fanfold), "plan.txt")
            #expect(!folder.exists("output"))
        }
    }

    @Test func `damaged samples`() async throws {
        let samples = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../samples/broken").standardizedFileURL
        try await withFanfold { fanfold, folder in
            try folder.link("broken", to: samples.path)
            let names = try FileManager.default.contentsOfDirectory(atPath: samples.path).sorted()
            var transcripts: [String] = []
            for name in names {
                let ended = try await fanfold("broken/" + name, "-o", "-")
                transcripts.append("\(name): exit \(ended.status)\n\(ended.errors)")
                #expect(ended.output.isEmpty == (ended.status != 0))
            }
            compare(transcripts.joined(separator: "\n"), "damaged-samples.txt")
            #expect(try await fanfold("broken").status == 1)
        }
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may read all files"))
    func `a file without permission is named`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write("x", to: "a.txt")
            chmod(folder.path("a.txt"), 0)
            let ended = try await fanfold("a.txt")
            #expect(ended.status == 1)
            #expect(ended.errors.contains("a.txt: can't be read: Permission denied"))
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completions are generated`(shell: String) async throws {
        try await withFanfold { fanfold, _ in
            let ended = try await fanfold("--generate-completion-script", shell)
            #expect(ended.status == 0)
            for word in ["extract", "chunk-tokens", "no-index"] { #expect(ended.output.contains(word)) }
        }
    }
}
