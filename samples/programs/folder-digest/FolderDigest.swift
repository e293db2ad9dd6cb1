import Fanfold
import Foundation

/// Map-reduce over a folder: every chunk is read, folded level by level, and written as Markdown reports.
///
/// A fan-out of two agents stands where one agent is expected.
@main
enum FolderDigest {
    static func main() async {
        do { try await run() } catch {
            print(error)
            exit(1)
        }
    }

    private static func run() async throws {
        guard CommandLine.arguments.count == 3 else { return print("usage: FolderDigest FOLDER OUTPUT") }
        let (folder, output) = (CommandLine.arguments[1], CommandLine.arguments[2])

        try await LanguageModels.lend { models in
            let model = try models("openai:gpt-4o-mini")
            let digest = FanOut(
                "digest",
                [
                    model.agent("facts", "What happened, when, and to whom?"),
                    model.agent("decisions", "What was decided, by whom, and at what cost?"),
                ],
                into: model.agent("editor", "Merge facts and decisions into one account.")
            )
            let result = try await Run(.paths([folder]), output: output, agent: digest)()

            print(
                "\(result.documents.count) documents, \(result.chunkCount) chunks, \(result.foldCount) folds"
            )
            for gap in result.gaps { print("missing: \(gap.document): \(gap.reason)") }
            if result.gaps.isEmpty { print("nothing is missing") }
        }
    }
}
