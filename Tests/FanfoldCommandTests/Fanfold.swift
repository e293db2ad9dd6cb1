import FanfoldTestKit
import Foundation

/// The built command, run as a process of its own.
struct Fanfold {
    /// What a process left.
    struct Ended {
        let status: Int32
        let output: String
        let errors: String

        /// All of it, as a golden file shows it.
        func transcript(_ arguments: [String]) -> String {
            let words = arguments.map { $0.contains(" ") || $0.isEmpty ? "'\($0)'" : $0 }
            return "$ fanfold \(words.joined(separator: " "))\n\(output)\(errors)exit \(status)\n"
        }
    }

    /// The folder the process runs in.
    let folder: TemporaryFolder

    /// Beside the test bundle.
    static let executable: URL = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
        return folder.appending(path: "fanfold")
    }()

    /// Starts the command; its output goes to files, so that it never waits for a reader.
    func start(_ arguments: [String], input: Pipe? = nil, output: FileHandle? = nil) throws -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = Self.quiet(arguments)
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.environment = ["COLUMNS": "80", "PATH": "/usr/bin:/bin"]
        process.standardInput = input ?? FileHandle.nullDevice
        process.standardOutput = try output ?? file(".stdout")
        process.standardError = try file(".stderr")
        try process.run()
        return process
    }

    /// The words with which a run has no lines of progress, which depend on how busy the machine is.
    private static func quiet(_ arguments: [String]) -> [String] {
        let others = [
            "plan", "extract", "chunk", "status", "store", "replay", "recipe", "lab", "help", "--help",
            "--version",
        ]
        guard let first = arguments.first, !arguments.contains("--progress"), !others.contains(first),
            !arguments.contains("--help")
        else { return arguments }
        let place = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments[..<place] + ["--progress", "none"] + arguments[place...]
    }

    /// Waits for the end of a process.
    func end(_ process: Process) async -> Ended {
        let status = await process.end()
        return Ended(
            status: status,
            output: folder.text(".stdout") ?? "",
            errors: folder.text(".stderr") ?? ""
        )
    }

    /// Runs the command to its end.
    func callAsFunction(_ arguments: String..., input: String? = nil) async throws -> Ended {
        try await run(arguments, input: input)
    }

    /// Runs the command to its end.
    func run(_ arguments: [String], input: String? = nil) async throws -> Ended {
        let pipe = input.map { _ in Pipe() }
        let process = try start(arguments, input: pipe)
        if let input, let pipe {
            try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try pipe.fileHandleForWriting.close()
        }
        return await end(process)
    }

    private func file(_ name: String) throws -> FileHandle {
        try folder.write("", to: name)
        return try FileHandle(forWritingTo: URL(filePath: folder.path(name)))
    }
}

/// Lends the command in a new folder.
func withFanfold(_ body: (Fanfold, TemporaryFolder) async throws -> Void) async throws {
    try await withTemporaryFolder { try await body(Fanfold(folder: $0), $0) }
}
