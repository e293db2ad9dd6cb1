import FanfoldTestKit
import Foundation
import Testing

@Suite struct `Run command` {
    @Test func `a folder becomes a folder of reports`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "in/harbour.txt")
            try folder.write(TestTexts.museum, to: "in/town/museum.md")
            let ended = try await fanfold("in")
            #expect(ended.status == 0)
            #expect(ended.output == "output/index.md: 2 documents, 2 chunks, 1 fold\n")
            #expect(ended.errors.isEmpty)
            let names = [
                "harbour.txt.md", "index.md", "run.json", "town/index.md", "town/museum.md.md",
            ]
            #expect(try folder.files(in: "output").keys.sorted() == names)
        }
    }

    @Test func `formats are written side by side`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "in/a.txt")
            let ended = try await fanfold("in", "-o", "out", "--format", "markdown,json,text", "--no-index")
            #expect(ended.status == 0)
            let names = ["a.txt.json", "a.txt.md", "a.txt.txt", "run.json"]
            #expect(try folder.files(in: "out").keys.sorted() == names)
        }
    }

    @Test func `standard input and an argument are summarized on standard output`() async throws {
        try await withFanfold { fanfold, _ in
            let input = try await fanfold("-", input: TestTexts.harbour)
            #expect(input.status == 0)
            #expect(input.output.hasPrefix("---\ntitle: \"stdin\"\n"))
            let text = try await fanfold("--text", TestTexts.harbour, "--format", "text")
            #expect(text.status == 0)
            #expect(text.output.contains("The harbour was closed for two days in March.\n"))
            let file = try await fanfold("-", "-o", "out", input: TestTexts.harbour)
            #expect(file.output == "out/index.md: 1 document, 1 chunk, 0 folds\n")
        }
    }

    @Test func `one document's report goes to standard output, several do not`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.museum, to: "in/a.md")
            let one = try await fanfold("in/a.md", "-o", "-")
            #expect(one.status == 0)
            #expect(one.output.contains("\n# The museum\n"))
            #expect(!folder.exists("output"))
            try folder.write(TestTexts.museum, to: "in/b.md")
            let two = try await fanfold("in", "-o", "-")
            #expect(two.status == 2)
            #expect(two.errors.contains("fanfold: in: 2 documents, where one is wanted\n"))
        }
    }

    @Test func `a reader that goes away is no error`() async throws {
        try await withFanfold { fanfold, _ in
            let pipe = Pipe()
            try pipe.fileHandleForReading.close()
            let process = try fanfold.start(
                ["--text", TestTexts.harbour],
                output: pipe.fileHandleForWriting
            )
            let ended = await fanfold.end(process)
            #expect(ended.status == 0)
            #expect(ended.errors.isEmpty)
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full"))
    func `standard output without room is named`() async throws {
        try await withFanfold { fanfold, _ in
            let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
            let process = try fanfold.start(["--text", TestTexts.harbour], output: full)
            let ended = await fanfold.end(process)
            #expect(ended.status == 3)
            #expect(
                ended.errors
                    == """
                    fanfold: standard output can't be written: No space left on device
                          hint: make room there, or write somewhere else

                    """
            )
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `Ctrl-C ends what is in flight and keeps the reports that are done`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "in/a.txt")
            // The run can't end before standard input does.
            let input = Pipe()
            let process = try fanfold.start(["in", "-", "-o", "out"], input: input)
            try await eventually { folder.exists("out/in/a.txt.md") }
            process.interrupt()
            try await eventually { folder.text(".stderr")?.contains("stopping") == true }
            try input.fileHandleForWriting.write(contentsOf: Data(TestTexts.museum.utf8))
            try input.fileHandleForWriting.close()
            let ended = await fanfold.end(process)
            #expect(ended.status == 130)
            #expect(
                ended.errors
                    == """
                    fanfold: stopping: what is in flight ends first
                          hint: Ctrl-C or SIGTERM again stops at once
                    fanfold: interrupted; reports that are written and answers that came are kept
                          hint: run the same command again to go on

                    """
            )
            #expect(ended.output.contains("1 document"))
            #expect(ended.output.contains("stopped before the end"))
            #expect(folder.text("out/in/a.txt.md")?.contains("# in/a.txt") == true)
            #expect(folder.text("out/run.json")?.contains("\"isComplete\" : false") == true)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `Ctrl-C twice ends at once`() async throws {
        try await withFanfold { fanfold, folder in
            let input = Pipe()
            let process = try fanfold.start(["-", "-o", "out"], input: input)
            try await eventually { folder.exists("out/.fanfold") }
            process.interrupt()
            try await eventually { folder.text(".stderr")?.contains("stopping") == true }
            process.interrupt()
            let ended = await fanfold.end(process)
            #expect(ended.status == 130)
            #expect(ended.errors.hasSuffix("      hint: run the same command again to go on\n"))
            try input.fileHandleForWriting.close()
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `of many gaps only the first are told while the run goes on`() async throws {
        try await withFanfold { fanfold, folder in
            let recipe = """
                models: { chatter: 'command:echo no JSON' }
                agents: { a: { instructions: read, schema: { type: object, properties: {} } } }
                """
            try folder.write(recipe, to: "r.yaml")
            for number in 1...22 { try folder.write(TestTexts.harbour + "\(number)", to: "in/\(number).txt") }
            let ended = try await fanfold("in", "--recipe", "r.yaml", "--no-index")
            #expect(ended.status == 1)
            #expect(ended.output.hasPrefix("output: 22 documents, 22 chunks, 0 folds, 22 gaps\n"))
            let lines = ended.errors.split(separator: "\n")
            #expect(lines.count { $0.contains(".txt chunk 1 (a): a gap: ") } == 20)
            #expect(
                lines.last == "fanfold: further gaps are told in the reports and in run.json alone"
            )
        }
    }

    @Test func `a name can't reach the terminal raw`() async throws {
        try await withFanfold { fanfold, folder in
            let name = "x\u{1B}]0;owned\u{7}\nfanfold: y\u{202E}"
            try folder.write("", to: "in/\(name).txt")
            try folder.write(TestTexts.harbour, to: "in/\(name)2.txt")
            try folder.link("in/\(name)3", to: "nowhere")
            for arguments in [
                ["in", "--progress", "plain"], ["plan", "in"], ["extract", "in"], ["in/\(name).txt"],
            ] {
                let ended = try await fanfold.run(arguments)
                let shown = ended.output + ended.errors
                #expect(
                    !shown.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" }
                )
                #expect(shown.contains("x\u{FFFD}]0;owned\u{FFFD}"))
                #expect(!shown.contains("\nfanfold: y"))
            }
        }
    }

    @Test func `a document's escapes can't reach the terminal through a summary`() async throws {
        try await withFanfold { fanfold, _ in
            for format in ["markdown", "text", "json"] {
                let text = "The harbour was \u{1B}[31mclosed for two days\u{1B}[0m in March, says the pilot."
                let ended = try await fanfold("--text", text, "--format", format)
                #expect(ended.status == 0)
                #expect(ended.output.contains("closed for two days"))
                #expect(!ended.output.unicodeScalars.contains("\u{1B}"))
            }
        }
    }
}
