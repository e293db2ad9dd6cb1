internal import FanfoldCore
internal import FanfoldDocuments
public import FanfoldReports

/// What can be set of a run; the defaults suit most.
public struct RunSettings: Sendable {
    /// The most tokens of one chunk, at least ``leastChunkTokens``.
    public var chunkTokens = 1000

    /// The most partials of one fold, at least 2.
    public var fanIn = 6

    /// The most calls in flight, at least 1.
    public var concurrency = 8

    /// Whether models are asked to send their answers piece by piece.
    ///
    /// The reports are the same; a stream that stalls is noticed sooner.
    public var streams = false

    /// How reports are written.
    public var formats: [ReportFormat] = [.markdown]

    /// Whether folders are summarized too.
    public var writesIndex = true

    /// Only files that match one of these patterns are read; all where there are none.
    ///
    /// Patterns mean what they mean in a `.gitignore` file.
    public var include: [String] = []

    /// Files and folders that match one of these patterns are left out.
    public var exclude: [String] = []

    /// Larger files are not read, in bytes.
    public var maxFileSize = 256 << 20

    /// A `.tiktoken` vocabulary to count tokens with; `nil` for an estimate.
    public var tokenizer: String?

    /// Whether a picture of the calls' times is written beside the reports, where models are asked.
    public var writesPictures = true

    /// The folder that answers of language models are kept in, for several output folders to share; `nil` for
    /// the output folder's own.
    public var store: String?

    /// Other files that who runs it writes meanwhile, such as a log: they are never input.
    package var written: [String] = []

    /// Whether answers that are kept from before don't count any more, for this run and those after it.
    public var isFresh = false

    /// Whether a model is asked again what it refused, or answered only in part.
    public var retriesFailed = false

    /// Whether reports go even where more than half of the documents are gone.
    public var prunes = false

    /// How long another run may go on holding the output folder; `nil` not to wait for it.
    public var wait: Duration?

    /// The words of the command, for the messages of runs that wait for this one; empty if it is none.
    package var commandWords: [String] = []

    /// The recipe's file, for the history of runs; `nil` where there is none.
    package var recipeFile: String?

    /// The default settings.
    public init() {}

    /// The smallest chunk that can be asked for.
    public static let leastChunkTokens = 8

    /// - Throws: ``RunError`` naming the setting that is out of range.
    func validate() throws(RunError) {
        try check("--chunk-tokens", chunkTokens, in: Self.leastChunkTokens...10_000_000)
        try check("--fan-in", fanIn, in: 2...1000)
        try check("--concurrency", concurrency, in: 1...10_000)
        try check("--max-file-size", maxFileSize, in: 1...1 << 40)
        try check("--include", include)
        try check("--exclude", exclude)
    }

    /// Refuses patterns that say nothing, since all files would be read where few were meant.
    private func check(_ option: String, _ patterns: [String]) throws(RunError) {
        guard let blank = patterns.first(where: { PathPattern($0) == nil }) else { return }
        throw RunError(
            .badSetting,
            "\(option) '\(blank)' is no pattern",
            hint: "give it a name or a pattern such as '*.txt'; put a \\ before a # at its start"
        )
    }

    private func check(_ option: String, _ value: Int, in range: ClosedRange<Int>) throws(RunError) {
        guard !range.contains(value) else { return }
        let bound =
            value < range.lowerBound ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
        throw RunError(
            .badSetting,
            "\(option) is \(value), and has to be \(bound)",
            hint: "give \(option) a number from \(range.lowerBound) to \(range.upperBound)"
        )
    }

    /// - Throws: ``RunError`` if the vocabulary can't be read.
    func chunkSettings() throws(RunError) -> ChunkSettings {
        guard let tokenizer else {
            return ChunkSettings(maxTokens: chunkTokens, counter: EstimatingTokenCounter())
        }
        do {
            return ChunkSettings(
                maxTokens: chunkTokens,
                counter: try BytePairTokenCounter(contentsOf: tokenizer)
            )
        } catch {
            throw RunError(
                .badSetting,
                "--tokenizer \(tokenizer): \(error)",
                hint: "name a .tiktoken vocabulary file",
                underlying: error
            )
        }
    }
}
