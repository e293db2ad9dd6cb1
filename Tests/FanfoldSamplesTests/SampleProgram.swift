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
    ///
    /// Its output goes to files, so that it never waits for a reader.
    func callAsFunction(_ arguments: String..., on server: LabServer) async throws -> Ended {
        try await withTemporaryFolder { folder in
            let process = Process()
            process.executableURL = Self.folder.appending(path: name)
            process.arguments = arguments
            process.environment = ["OPENAI_BASE_URL": server.openAIBaseURL]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try file("output", in: folder)
            process.standardError = try file("errors", in: folder)
            try process.run()
            let status = await process.end()
            return Ended(
                status: status,
                output: folder.text("output") ?? "",
                errors: folder.text("errors") ?? ""
            )
        }
    }

    private func file(_ name: String, in folder: TemporaryFolder) throws -> FileHandle {
        try folder.write("", to: name)
        return try FileHandle(forWritingTo: URL(filePath: folder.path(name)))
    }
}
