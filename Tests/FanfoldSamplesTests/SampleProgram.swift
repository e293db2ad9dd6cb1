import FanfoldLab
import FanfoldTestKit
import Foundation

/// One of the samples' programs, built beside the test bundle and run as a process of its own.
struct SampleProgram {
    /// The executable's name.
    let name: String

    /// What a process left.
    struct Ended {
        let status: Int32
        let output: String
        let errors: String
    }

    private static let folder: URL = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        return bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    }()

    /// Runs the program to its end; its models are on `server`, and it has no key.
    @concurrent
    func callAsFunction(_ arguments: String..., on server: LabServer) async throws -> Ended {
        let (output, errors) = (Pipe(), Pipe())
        let process = Process()
        process.executableURL = Self.folder.appending(path: name)
        process.arguments = arguments
        process.environment = ["OPENAI_BASE_URL": server.openAIBaseURL]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // What these print fits a pipe, so neither waits for the other.
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Ended(
            status: process.terminationStatus,
            output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: complaints, as: UTF8.self)
        )
    }
}
