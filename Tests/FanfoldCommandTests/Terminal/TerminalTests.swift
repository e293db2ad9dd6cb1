import FanfoldLab
import FanfoldTestKit
import Foundation
import Testing

/// The built command in a real terminal; `FANFOLD_TERMINAL=1 swift test --filter terminal` runs it, with tmux.
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["FANFOLD_TERMINAL"] != nil,
        "FANFOLD_TERMINAL=1 runs it"
    ),
    .serialized
)
struct `Run in a terminal` {
    /// How a run ends.
    enum Ending: String, CaseIterable {
        case done, refusedKey, controlC, quitKey, interrupt, terminate, controlCTwice, terminateTwice

        /// Whether it takes a second word.
        var isTwice: Bool { self == .controlCTwice || self == .terminateTwice }

        var status: Int {
            switch self {
            case .done: 0
            case .refusedKey: 3
            default: 130
            }
        }

        /// What the scroll-back has to say.
        var words: [String] {
            switch self {
            case .done: ["out/index.md: 8 documents, ", " calls, "]
            case .refusedKey: ["fanfold: ", "hint: "]
            case _ where isTwice: ["fanfold: stopping: ", "fanfold: interrupted"]
            default: ["fanfold: stopping: ", "stopped before the end", "fanfold: interrupted"]
            }
        }
    }

    init() throws {
        try #require(Tmux.isInstalled, "tmux is missing; apt-get install tmux, or brew install tmux")
    }

    @Test(.timeLimit(.minutes(5)), arguments: Ending.allCases)
    func `however a run ends, the terminal is as it was found`(ending: Ending) async throws {
        var lab = LabSettings()
        // Those that are told to stop still have something in flight, and twice what takes too long.
        lab.latency = .fixed(.milliseconds(ending.isTwice ? 30_000 : ending == .done ? 60 : 700))
        if ending == .refusedKey { lab.keys = ["another"] }
        try await TerminalRun.lend(lab: lab, variables: ["OPENAI_API_KEY": "wrong"]) { run in
            try await run.start()
            if ending != .done, ending != .refusedKey {
                #expect(try await run.flaws(until: 8) == [])
                try await act(ending, run)
                if ending.isTwice {
                    try await eventually {
                        try await run.tmux.scrollBack().contains { $0.hasPrefix("fanfold: stopping") }
                    }
                    try await act(ending, run)
                }
            }
            try await run.end()
            try await expectWhole(run, ending.status, ending.words)
        }
    }

    private func act(_ ending: Ending, _ run: TerminalRun) async throws {
        switch ending {
        case .done, .refusedKey: break
        case .controlC, .controlCTwice: try await run.tmux.press("C-c")
        case .quitKey: try await run.tmux.press("q")
        case .interrupt: try run.send(SIGINT)
        case .terminate, .terminateTwice: try run.send(SIGTERM)
        }
    }

    /// Expects the terminal as it was, and above the prompt what was there and what the run says.
    private func expectWhole(_ run: TerminalRun, _ status: Int, _ words: [String]) async throws {
        let before = run.folder.text("before")
        #expect(before?.contains("speed") == true && run.folder.text("after") == before)
        let screen = try await run.tmux.screen()
        #expect(!screen.isAlternate && screen.isCursorShown && screen.frame.isEmpty)
        let lines = try await run.tmux.scrollBack()
        let text = lines.joined(separator: "\n")
        #expect(lines.filter(TerminalScreen.isOfFrame) == [], "\(text)")
        #expect(lines.count { $0 == "one line" } == 1 && lines.count { $0 == "another line" } == 1, "\(text)")
        for word in words + ["exit \(status)"] { #expect(text.contains(word), "\(text)") }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a run that is killed leaves a visible cursor on the screen it was on`() async throws {
        var lab = LabSettings()
        lab.latency = .fixed(.seconds(30))
        try await TerminalRun.lend(lab: lab) { run in
            try await run.start()
            #expect(try await run.flaws(until: 8) == [])
            try run.send(SIGKILL)
            try await run.end()
            let screen = try await run.tmux.screen()
            #expect(!screen.isAlternate && screen.isCursorShown)
            // The last frame stays, and the shell goes on below it.
            let lines = try await run.tmux.scrollBack()
            #expect(lines.contains("one line") && lines.contains("exit 137"))
            // What only the program could do: a shell that shows what is typed does it in its place.
            #expect(run.folder.text("after") == run.folder.text("before"))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a run that is stopped leaves the terminal, and comes back with a whole frame`() async throws {
        var lab = LabSettings()
        lab.latency = .uniform(.milliseconds(300), .milliseconds(900))
        try await TerminalRun.lend(lab: lab) { run in
            try await run.tmux.type("clear; stty -a > before; sh run")
            #expect(try await run.flaws(until: 8) == [])
            try await run.tmux.press("C-z")
            try await eventually { try await run.tmux.scrollBack().contains { $0.contains("Stopped") } }
            var screen = try await run.tmux.screen()
            #expect(screen.frame.isEmpty && screen.isCursorShown)
            #expect(screen.lines.filter(TerminalScreen.isOfFrame) == [])
            try await run.tmux.type("stty -a > after")
            try await eventually { run.folder.text("after") == run.folder.text("before") }
            try await run.tmux.type("fg")
            #expect(try await run.flaws(until: 8) == [])
            screen = try await run.tmux.screen()
            #expect(screen.flaws == [] && screen.frame.last?.hasPrefix("p pause") == true)
            try await run.tmux.press("q")
            try await eventually {
                try await run.tmux.scrollBack().contains { $0.hasPrefix("fanfold: interrupted") }
            }
            #expect(try await run.tmux.scrollBack().filter(TerminalScreen.isOfFrame) == [])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a run in the background draws nothing, takes no keys and is not stopped`() async throws {
        var lab = LabSettings()
        lab.latency = .uniform(.milliseconds(300), .milliseconds(900))
        try await TerminalRun.lend(lab: lab) { run in
            try await run.tmux.type("clear; sh run &")
            try await eventually { run.server.stats.requests > 20 }
            try await run.tmux.type("echo q > typed")
            try await eventually { run.folder.exists("typed") }
            #expect(try await run.tmux.scrollBack().filter(TerminalScreen.isOfFrame) == [])
            let requests = run.server.stats.requests
            try await eventually { run.server.stats.requests > requests + 10 }
            try await run.tmux.type("fg")
            #expect(try await run.flaws(until: 8) == [])
            try await run.tmux.press("C-z")
            try await eventually { try await run.tmux.scrollBack().contains { $0.contains("Stopped") } }
            try await run.tmux.type("bg")
            // It ends there, without a stop because of the terminal it has no longer.
            try run.send(SIGTERM)
            try await eventually {
                try await run.tmux.scrollBack().contains { $0.hasPrefix("fanfold: interrupted") }
            }
            try await run.tmux.type("wait; stty -a > after; jobs > jobs")
            try await eventually {
                run.folder.exists("jobs") && run.folder.text("after")?.contains(" echo ") == true
            }
            #expect(run.folder.text("jobs")?.contains("Stopped") == false)
            #expect(try await run.tmux.scrollBack().filter(TerminalScreen.isOfFrame) == [])
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [(80, 24), (120, 40), (30, 24)])
    func `32 agents stream at once, and every frame is whole`(columns: Int, rows: Int) async throws {
        var lab = LabSettings()
        lab.latency = .uniform(.milliseconds(600), .milliseconds(2400))
        try await TerminalRun.lend(columns: columns, rows: rows, lab: lab) { run in
            try await run.start()
            #expect(try await run.flaws(until: 32, showsText: true) == [])
            #expect(run.server.stats.mostInFlight == 32)
            var frames: Set<String> = []
            try await eventually {
                let screen = try await run.tmux.screen()
                #expect(screen.flaws == [], "\(screen.text)")
                frames.insert(screen.text)
                return frames.count >= 20
            }
            try await run.tmux.press("q")
            try await run.end()
            try await expectWhole(run, 130, ["stopped before the end"])
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [(80, 24), (120, 40), (30, 24)])
    func `a recorded run stands still on its last frame while its events may go on`(
        columns: Int,
        rows: Int
    ) async throws {
        let goldens = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../FanfoldTerminalTests/Screen/RecordedRunTests.swift").standardized.path
        let log = try Data(
            contentsOf: URL(filePath: goldens).deletingLastPathComponent()
                .appending(path: "Goldens/lab-run.jsonl")
        )
        try await withTemporaryFolder { folder in
            try folder.write(Array(log), to: "log.jsonl")
            try folder.makePipe("more")
            try folder.write(
                "trap : INT; clear; stty -a > before; cat log.jsonl more | fanfold replay - --speed max; stty -a > after; : > over\n",
                to: "go"
            )
            try await Tmux.lend(columns: columns, rows: rows, in: folder) { tmux in
                try await tmux.type("bash go")
                var screen = try await tmux.screen()
                try await eventually {
                    screen = try await tmux.screen()
                    return screen.text.contains(#/00:05.*\n(.*\n)*.*896 wri/#)
                }
                #expect(screen.flaws == [])
                let shown = screen.frame.reduce(into: "") { $0 += $1 + "\n" }
                // Lines that show nothing are at the end of the golden file.
                let lines = shown + String(repeating: "\n", count: max(0, rows - screen.frame.count))
                let difference = Golden(besideFile: goldens)
                    .difference(of: lines, from: "lab-run-\(columns)x\(rows).txt")
                #expect(difference == nil, "\(difference ?? "")")
                try await tmux.press("C-c")
                try await eventually { folder.exists("over") }
                #expect(folder.text("after") == folder.text("before"))
                screen = try await tmux.screen()
                #expect(!screen.isAlternate && screen.isCursorShown && screen.frame.isEmpty)
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what a replay says at its end stands in place of the last frame`() async throws {
        let goldens = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../FanfoldTerminalTests/Screen/Goldens/lab-run.jsonl").standardized
        let log = try Data(contentsOf: goldens)
        try await withTemporaryFolder { folder in
            try folder.write(Array(log), to: "log.jsonl")
            try folder.write("clear; fanfold replay log.jsonl --speed max; : > over\n", to: "go")
            try await Tmux.lend(columns: 80, rows: 24, in: folder) { tmux in
                try await tmux.type("bash go")
                try await eventually { folder.exists("over") }
                let lines = try await tmux.scrollBack()
                #expect(lines.contains { $0.hasPrefix("not ended after ") })
                #expect(lines.contains { $0.hasPrefix("fanfold: log.jsonl: the events end before") })
                #expect(try await tmux.screen().frame.isEmpty)
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a terminal that changes its size shows one whole frame each time`() async throws {
        var lab = LabSettings()
        lab.latency = .uniform(.milliseconds(600), .milliseconds(2400))
        try await TerminalRun.lend(columns: 120, rows: 40, lab: lab) { run in
            try await run.start()
            #expect(try await run.flaws(until: 32) == [])
            for (columns, rows) in [(60, 20), (30, 24), (120, 40), (80, 10), (20, 5), (40, 12), (120, 40)] {
                try await run.tmux.resize(columns: columns, rows: rows)
                var screen = try await run.tmux.screen()
                // The frame of the size before is there until it is drawn anew.
                try await eventually {
                    screen = try await run.tmux.screen()
                    return screen.columns == columns && screen.flaws.isEmpty
                }
                #expect(
                    screen.frame.count < rows
                        && screen.lines.prefix { $0 != screen.frame[0] }.allSatisfy {
                            !TerminalScreen.isOfFrame($0)
                        }
                )
                var frames: Set<String> = []
                try await eventually {
                    let screen = try await run.tmux.screen()
                    #expect(screen.flaws == [], "\(columns)×\(rows)\n\(screen.lines.joined(separator: "\n"))")
                    frames.insert(screen.text)
                    return frames.count >= 3
                }
            }
            try await run.tmux.press("q")
            try await run.end()
            #expect(run.folder.text("after") == run.folder.text("before"))
            let screen = try await run.tmux.screen()
            #expect(screen.isCursorShown && screen.frame.isEmpty)
        }
    }

    /// Text that no terminal should be handed as it is.
    private static let harm =
        "\u{1B}[2J\u{1B}[H\u{1B}]0;owned\u{7} \u{9B}31m \u{1B}[?1049h\u{1B}[?25l \u{202E}reversed\u{200F} \u{2066}apart "
        + "z\u{300}\u{301}\u{302}\u{303}\u{304} 👩\u{200D}👩\u{200D}👧\u{200D}👦 👍🏽 🇩🇪 ❤\u{FE0F} 漢字かな 한국어 שלום مرحبا क्षि "
        + "\u{1100}\u{1161}\u{11A8} \u{0}\u{8}\u{C}\u{D}gone"

    private static func fillWithHarm(_ folder: TemporaryFolder) throws {
        let word = String(repeating: "x", count: 10_000)
        let wide = String(repeating: "漢", count: 3_000)
        let marks = "e" + String(repeating: "\u{301}", count: 2_000)
        let names = [
            "plain", "\u{1B}[2J\u{1B}[31mred", "\u{202E}fdp.exe\u{200F}", "日本語の長い長い長い報告書の名前",
            "👩\u{200D}👩\u{200D}👧🇩🇪👍🏽",
            "z\u{300}\u{301}\u{302}\u{303}", "two\nlines\ttab", "שלום مرحبا",
        ]
        for (number, name) in names.enumerated() {
            let text = (0..<30).map { "\($0) The answer is \(Self.harm) in year \(number)." }
            try folder.write(
                (text + [word, wide, marks].map { "It says \($0) and no more." }).joined(separator: "\n\n"),
                to: "in/\(name).txt"
            )
            try folder.write("", to: "in/\(name) empty.txt")
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [(80, 24), (120, 40), (30, 24)])
    func `documents, names and answers that want to do harm leave every frame whole`(
        columns: Int,
        rows: Int
    ) async throws {
        var lab = LabSettings()
        lab.latency = .uniform(.milliseconds(300), .milliseconds(900))
        try await TerminalRun.lend(columns: columns, rows: rows, lab: lab, fill: Self.fillWithHarm) { run in
            try await run.start()
            #expect(try await run.flaws(until: 32, showsText: true) == [])
            var frames: Set<String> = []
            try await eventually {
                let screen = try await run.tmux.screen()
                #expect(screen.flaws == [], "\(screen.text)")
                frames.insert(screen.text)
                return frames.count >= 20
            }
            try await run.tmux.press("f")
            try await eventually { try await run.tmux.screen().text.contains("× ") }
            #expect(try await run.tmux.screen().flaws == [])
            try await run.tmux.press("q")
            try await run.end()
            try await expectWhole(run, 130, ["stopped before the end", "is empty (0 bytes)"])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `documents, names and answers that want to do harm leave plain lines whole`() async throws {
        try await TerminalRun.lend(
            lab: LabSettings(),
            options: ["--progress", "plain"],
            fill: Self.fillWithHarm
        ) { run in
            try await run.start()
            try await run.end()
            try await expectWhole(run, 1, ["out/index.md: 8 documents", "8 failed"])
            let text = try await run.tmux.scrollBack().joined(separator: "\n")
            #expect(text.count(of: "is empty (0 bytes)") == 8, "\(text)")
            #expect(!text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{200F}" })
        }
    }
}

extension String {
    fileprivate func count(of words: String) -> Int { components(separatedBy: words).count - 1 }
}
