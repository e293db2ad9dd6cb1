import FanfoldTestKit
import Foundation

/// A terminal with a shell in it: a test types there, and looks at what it shows.
///
/// It is drawn by a tmux server of its own.
struct Tmux {
    private static let executable = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
        .split(separator: ":").map { $0 + "/tmux" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Whether it can be had here.
    static var isInstalled: Bool { executable != nil }

    /// The folder the shell is in.
    let folder: TemporaryFolder

    /// Lends a terminal with `fanfold` in the shell's path.
    static func lend(
        columns: Int,
        rows: Int,
        in folder: TemporaryFolder,
        variables: [String: String] = [:],
        _ body: (Tmux) async throws -> Void
    ) async throws {
        try folder.write(
            "set -g status off\nset -g history-limit 20000\nset -g default-terminal screen-256color\n",
            to: ".tmux.conf"
        )
        let tmux = Tmux(folder: folder)
        try await tmux.run(
            ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "exec bash --norc --noprofile"],
            variables: variables
        )
        do {
            try await eventually { try await !tmux.screen().lines.allSatisfy(\.isEmpty) }
            try await body(tmux)
        } catch {
            try? await tmux.run(["kill-server"])
            throw error
        }
        try await tmux.run(["kill-server"])
    }

    /// Types a line.
    func type(_ line: String) async throws {
        try await run(["send-keys", "-l", line, ";", "send-keys", "Enter"])
    }

    /// Presses a key, by tmux's name for it.
    func press(_ key: String) async throws { try await run(["send-keys", key]) }

    /// Gives the terminal another size.
    func resize(columns: Int, rows: Int) async throws {
        try await run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// What it shows now, once it shows all that was written.
    func screen() async throws -> TerminalScreen {
        // A frame can be longer than what tmux reads at once.
        var last = try await captured()
        while true {
            let next = try await captured()
            if next == last { return next }
            last = next
        }
    }

    private func captured() async throws -> TerminalScreen {
        let mark = "\u{1}end"
        let parts = try await run([
            "display-message", "-p", "#{pane_width} #{pane_height} #{alternate_on} #{cursor_flag}", ";",
            "capture-pane", "-p", ";", "display-message", "-p", mark, ";", "capture-pane", "-p", "-J",
        ]).split(separator: mark + "\n", maxSplits: 1)
        guard parts.count == 2 else { throw Failure(message: "tmux shows \(parts)") }
        return try TerminalScreen(String(parts[0]), joined: String(parts[1]))
    }

    /// All lines that it showed and shows, with those that went on in the next put together.
    func scrollBack() async throws -> [String] {
        try await run(["capture-pane", "-p", "-J", "-S", "-"]).split(separator: "\n").map { $0.trimmed }
    }

    /// Starts a process with no signal held back.
    ///
    /// The threads of tests hold nearly all of them back, and the shell and all that it starts would do so too.
    private func start(_ process: Process) async throws {
        try await withCheckedThrowingContinuation { started in
            Thread.detachNewThread {
                var none = sigset_t()
                sigemptyset(&none)
                pthread_sigmask(SIG_SETMASK, &none, nil)
                started.resume(with: Result { try process.run() })
            }
        }
    }

    struct Failure: Error {
        let message: String
    }

    @discardableResult
    private func run(_ arguments: [String], variables: [String: String] = [:]) async throws -> String {
        guard let executable = Self.executable else { throw Failure(message: "tmux is not installed") }
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = ["-S", folder.path(".tmux"), "-f", folder.path(".tmux.conf"), "-u"] + arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.environment = [
            "PATH": Fanfold.executable.deletingLastPathComponent().path + ":/usr/bin:/bin",
            "HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "screen-256color",
        ].merging(variables) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try await start(process)
        let status = await process.end()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        guard status == 0 else { throw Failure(message: "tmux \(arguments): \(text)") }
        return text
    }
}

extension StringProtocol {
    /// The text without blanks at its end.
    var trimmed: String {
        var text = String(self)
        while text.last == " " { text.removeLast() }
        return text
    }
}
