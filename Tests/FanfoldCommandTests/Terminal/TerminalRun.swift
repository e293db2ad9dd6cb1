import FanfoldLab
import FanfoldTestKit
import Foundation

/// A run in a terminal's shell, against a lab server.
struct TerminalRun {
    let tmux: Tmux
    let server: LabServer
    var folder: TemporaryFolder { tmux.folder }

    /// Lends a terminal in whose shell `. ./go` runs `fanfold` over some documents.
    ///
    /// The shell writes what `stty` says to the files `before` and `after`, the process's number to `pid`, and
    /// `over` once all is over.
    static func lend(
        columns: Int = 80,
        rows: Int = 24,
        lab: LabSettings,
        options: [String] = [],
        variables: [String: String] = [:],
        fill: (TemporaryFolder) throws -> Void = fill,
        _ body: (TerminalRun) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            try await LabServer.run(lab) { server in
                let words =
                    [
                        "fanfold", "in", "-o", "out", "--model", "openai:m", "--base-url",
                        server.openAIBaseURL, "--concurrency", "32", "--chunk-tokens", "60", "--stream",
                    ] + options
                try folder.write("echo $$ > pid\nexec \(words.joined(separator: " "))\n", to: "run")
                try folder.write(
                    """
                    clear
                    echo one line; echo another line
                    stty -a > before
                    sh run
                    echo "exit $?"
                    stty -a > after
                    : > over

                    """,
                    to: "go"
                )
                try await Tmux.lend(columns: columns, rows: rows, in: folder, variables: variables) { tmux in
                    try await body(TerminalRun(tmux: tmux, server: server))
                }
            }
        }
    }

    private static func fill(_ folder: TemporaryFolder) throws {
        var random = SeededGenerator(seed: 11)
        for number in 0..<8 {
            let text = TestText.paragraphs(12, &random).joined(separator: "\n\n")
            try folder.write(text, to: "in/\(number % 3)/\(number).txt")
        }
    }

    func start() async throws { try await tmux.type(". ./go") }

    /// Waits until the screen shows so many calls in flight and, where that is asked for, text that comes, and gives
    /// what is wrong with the frames up to then.
    func flaws(until count: Int, showsText: Bool = false) async throws -> [String] {
        var flaws: [String] = []
        try await eventually {
            let screen = try await tmux.screen()
            guard !screen.frame.isEmpty else { return false }
            flaws += screen.flaws
            return screen.inFlight?.count ?? 0 >= count && (!showsText || screen.streamingCount > 1)
        }
        return flaws
    }

    /// Waits until the shell has its prompt back.
    func end() async throws { try await eventually { folder.exists("over") } }

    func send(_ signal: Int32) throws {
        guard let pid = pid_t((folder.text("pid") ?? "").trimmedLines) else {
            throw Tmux.Failure(message: "no process has begun")
        }
        kill(pid, signal)
    }
}

extension String {
    fileprivate var trimmedLines: String { filter { !$0.isNewline } }
}
