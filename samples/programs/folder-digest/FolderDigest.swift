import Fanfold

/// Map-reduce over a folder: every chunk is read, folded level by level, and written as Markdown reports. A
/// fan-out of two agents stands in the place of one agent.
@main
enum FolderDigest {
    static func main() async throws {
        let (folder, output) = (CommandLine.arguments[1], CommandLine.arguments[2])
        try await LanguageModels.lend { models in
            let model = try models("openai:gpt-4o-mini")
            let digest = FanOut(
                "digest",
                [
                    model.agent("facts", "What happened, when, and to whom?"),
                    model.agent("decisions", "What was decided, by whom, and at what cost?"),
                ],
                into: model.agent("digest", "Merge facts and decisions into one account.")
            )
            let result = try await Run(.paths([folder]), output: output, agent: digest)()
            print("\(result.documents.count) documents, \(result.chunkCount) chunks, \(result.foldCount) folds")
            print("requests: \(result.calls.attempts), gaps: \(result.gaps.count)")
        }
    }
}
