internal import ArgumentParser
internal import Fanfold

/// How documents are cut into chunks.
struct ChunkOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The most tokens of a chunk. (default: \(RunSettings().chunkTokens))",
            valueName: "n"
        )
    )
    var chunkTokens: Int?

    @Option(
        help: ArgumentHelp(
            "A .tiktoken vocabulary to count tokens with; they are estimated without one.",
            valueName: "file"
        ),
        completion: .file(extensions: ["tiktoken"])
    )
    var tokenizer: String?

    /// Adds these options to a run's settings.
    func apply(to settings: inout RunSettings) {
        settings.chunkTokens = chunkTokens ?? settings.chunkTokens
        settings.tokenizer = tokenizer ?? settings.tokenizer
    }
}
