import FanfoldCore
import FanfoldLab
import FanfoldTerminal
import FanfoldTestKit
import Foundation
import Testing

/// `--events`, `--progress json` and `fanfold replay`.
@Suite struct `Events of a run` {
    /// What `run.json` says of calls.
    private struct Record: Decodable {
        struct Calls: Decodable, Equatable {
            var calls: Int
            var requests: Int
            var joined: Int
            var promptTokens: Int
            var answerTokens: Int
            var stored: Int
            var savedAnswerTokens: Int
        }
        var calls: Calls
    }

    private func events(_ text: String) throws -> [TimedEvent] {
        var reader = EventReader()
        let events = try reader.read(Array(text.utf8))
        #expect(try reader.end() == nil && reader.isEnded && !reader.isCut)
        return events
    }

    /// The calls, each with what happened to it, in order; they have to begin and to end.
    private func counted(_ events: [TimedEvent]) -> Record.Calls {
        var open: [Int: (isSent: Bool, isStored: Bool)] = [:]
        var record = Record.Calls(
            calls: 0,
            requests: 0,
            joined: 0,
            promptTokens: 0,
            answerTokens: 0,
            stored: 0,
            savedAnswerTokens: 0
        )
        for event in events {
            switch event.event {
            case .callStarted(let number, _):
                #expect(open[number] == nil)
                open[number] = (false, false)
            case .callSent(let number, _):
                open[number]?.isSent = true
                record.requests += 1
            case .callAnswered(let number, let usage):
                #expect(open[number]?.isSent == true)
                record.promptTokens += usage.promptTokens
                record.answerTokens += usage.answerTokens
            case .callJoined: record.joined += 1
            case .callStored(let number, let usage, _):
                open[number]?.isStored = true
                record.savedAnswerTokens += usage.answerTokens
            case .callEnded(let number, let ending, _, _):
                #expect(ending == .answered)
                guard let call = open.removeValue(forKey: number) else {
                    Issue.record("call \(number) ended, and had not begun")
                    continue
                }
                record.calls += 1
                if call.isStored, !call.isSent { record.stored += 1 }
            default: break
            }
        }
        #expect(open.isEmpty)
        return record
    }

    private func fill(_ folder: TemporaryFolder) throws {
        var random = SeededGenerator(seed: 5)
        for number in 0..<5 {
            let text = TestText.paragraphs(2 + number, &random).joined(separator: "\n\n")
            try folder.write(text, to: "in/\(number % 2)/\(number).txt")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the log is whole and in order, and its calls are those of run.json`() async throws {
        try await withFanfold { fanfold, folder in
            try fill(folder)
            try await LabServer.run { server in
                let options = [
                    "in", "-o", "out", "--model", "openai:m", "--base-url", server.openAIBaseURL,
                    "--chunk-tokens", "40", "--fan-in", "3", "--events", "log.jsonl",
                ]
                for paragraph in ["", "\n\nOne more line, for a second run."] {
                    let text = try #require(folder.text("in/1/3.txt"))
                    try folder.write(text + paragraph, to: "in/1/3.txt")
                    let ended = try await fanfold.run(options)
                    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
                    let events = try events(try #require(folder.text("log.jsonl")))
                    #expect(zip(events, events.dropFirst()).allSatisfy { $0.at <= $1.at })
                    guard case .started(let start) = events.first?.event else {
                        Issue.record("begins with \(String(describing: events.first))")
                        return
                    }
                    #expect(start.documentCount == 5 && start.output == "out")
                    let json = Data(try #require(folder.text("out/run.json")).utf8)
                    let record = try JSONDecoder().decode(Record.self, from: json).calls
                    #expect(counted(events) == record)
                    #expect(record.requests > 0 && (record.stored > 0) == !paragraph.isEmpty)
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a run shows events on standard error and results on standard output`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "in/a.txt")
            try folder.write("", to: "in/empty.txt")
            let ended = try await fanfold("in", "--progress", "json", "--events", "log.jsonl")
            #expect(ended.status == 1)
            #expect(ended.output.hasPrefix("output/index.md: 1 document, 1 chunk, 1 fold, 1 failed"))
            #expect(ended.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
            let shown = try events(ended.errors)
            #expect(shown == (try events(try #require(folder.text("log.jsonl")))))
            #expect(
                shown.contains {
                    if case .failed("empty.txt", _, _, _) = $0.event { true } else { false }
                }
            )
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a log and a store among the documents are no documents`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "a.txt")
            for unchanged in ["", ", 1 unchanged"] {
                let ended = try await fanfold(".", "-o", "out", "--store", "kept", "--events", "log.jsonl")
                #expect(ended.status == 0 && ended.errors.isEmpty)
                #expect(ended.output == "out/index.md: 1 document, 1 chunk, 0 folds\(unchanged)\n")
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `standard output has the events alone where they go there`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "in/a.txt")
            let ended = try await fanfold("in", "--events", "-")
            #expect(try events(ended.output).count > 3)
            #expect(ended.errors == "output/index.md: 1 document, 1 chunk, 0 folds\n")
            let refused = try await fanfold("in/a.txt", "-o", "-", "--events", "-")
            #expect(refused.status == 2 && refused.output.isEmpty)
            #expect(refused.errors.contains("Standard output takes the report or the events"))
            let report = try await fanfold("in/a.txt", "-o", "-", "--events", "log.jsonl")
            #expect(report.status == 0 && report.output.hasPrefix("---\n") && report.errors.isEmpty)
            #expect(try events(try #require(folder.text("log.jsonl"))).count > 3)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a log that can't be written stops with one message, and the run does not`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "in/a.txt")
            let early = try await fanfold("in", "--events", "none/log.jsonl")
            #expect(early.status == 2 && !folder.exists("output"))
            #expect(early.errors.contains("none/log.jsonl: events can't be written there: No such file"))
            guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
            let full = try await fanfold("in", "--events", "/dev/full")
            #expect(full.status == 0 && full.output == "output/index.md: 1 document, 1 chunk, 0 folds\n")
            #expect(
                full.errors == """
                    fanfold: /dev/full: no further events are written: No space left on device
                          hint: the run goes on without them

                    """
            )
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a reader that takes nothing can be left`() async throws {
        try await withFanfold { fanfold, folder in
            var random = SeededGenerator(seed: 5)
            let text = TestText.paragraphs(400, &random).joined(separator: "\n\n")
            try folder.write(text, to: "in/a.txt")
            // What a pipe holds is less than the events of so many chunks.
            let pipe = Pipe()
            let process = try fanfold.start(
                ["in", "--chunk-tokens", "16", "--events", "-"],
                output: pipe.fileHandleForWriting
            )
            try await eventually { folder.exists("output/index.md") || process.hasEnded }
            #expect(!process.hasEnded)
            kill(process.processIdentifier, SIGTERM)
            try await eventually { folder.text(".stderr")?.contains("stopping") == true }
            kill(process.processIdentifier, SIGTERM)
            #expect(await fanfold.end(process).status == 130)
            try pipe.fileHandleForReading.close()
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a file that is no event log is no place for events`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write("A text. It says little.", to: "in/a.txt")
            let refused = try await fanfold("in", "--events", "in/a.txt")
            #expect(refused.status == 2)
            #expect(refused.errors.contains("in/a.txt: is there already, and is no event log"))
            #expect(folder.text("in/a.txt") == "A text. It says little.")
            for start in ["", "{\"fanfold", "{\"fanfold_events\":1,\"version\":\"0.0.1\"}\n{\"at\":0."] {
                try folder.write(start, to: "log.jsonl")
                #expect(try await fanfold("in", "--events", "log.jsonl").status == 0)
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `mistakes leave the log of the run before as it was`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "in/a.txt")
            let log = "{\"fanfold_events\":1}\n"
            try folder.write(log, to: "log.jsonl")
            #expect(try await fanfold("missing", "--events", "log.jsonl").status == 2)
            #expect(folder.text("log.jsonl") == log)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a replay writes what the log says`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.harbour, to: "in/a.txt")
            #expect(try await fanfold("in", "--events", "log.jsonl").status == 0)
            let log = try #require(folder.text("log.jsonl"))
            let json = try await fanfold("replay", "log.jsonl", "--speed", "max", "--progress", "json")
            #expect(json.status == 0 && json.output == log && json.errors.isEmpty)
            try folder.write("", to: "in/empty.txt")
            let run = try await fanfold("in", "-o", "again", "--events", "failed.jsonl")
            let failed = try await fanfold("replay", "failed.jsonl", "--speed", "max")
            #expect(failed.status == 0 && !run.errors.isEmpty && failed.errors == run.errors)
            let plain = try await fanfold("replay", "-", "--speed", "1000", input: log)
            #expect(plain.output.hasPrefix("all done in 0."))
            #expect(plain.output.hasSuffix(" s: 1 of 1 document, 1 chunk, 0 folds\n"))
            try folder.write(String(log.dropLast(10)), to: "cut.jsonl")
            let cut = try await fanfold("replay", "cut.jsonl", "--speed", "max")
            #expect(cut.status == 0 && cut.output.hasPrefix("not ended after 0."))
            #expect(cut.errors.contains("cut.jsonl: the events end within a line"))
            try folder.write(log.replacing("\"finished\"", with: "\"finished"), to: "bad.jsonl")
            let bad = try await fanfold("replay", "bad.jsonl", "--speed", "max")
            #expect(bad.status == 2)
            #expect(bad.errors.contains(#/bad.jsonl, line \d+: it is no JSON: /#))
            for speed in ["0", "fast", "-1"] {
                #expect(try await fanfold("replay", "log.jsonl", "--speed", speed).status == 2)
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the log of a run that is killed is read as far as it goes`() async throws {
        var settings = LabSettings()
        settings.latency = .fixed(.milliseconds(40))
        try await withFanfold { fanfold, folder in
            try fill(folder)
            try await LabServer.run(settings) { server in
                let process = try fanfold.start([
                    "in", "-o", "out", "--model", "openai:m", "--base-url", server.openAIBaseURL,
                    "--chunk-tokens", "40", "--concurrency", "1", "--events", "log.jsonl",
                ])
                try await eventually { folder.text("log.jsonl")?.contains("callSent") == true }
                kill(process.processIdentifier, SIGKILL)
                _ = await fanfold.end(process)
                let replay = try await fanfold("replay", "log.jsonl", "--speed", "max")
                #expect(replay.status == 0 && replay.output.contains("not ended after "))
                #expect(replay.errors.contains("log.jsonl: the events end "))
            }
        }
    }
}
