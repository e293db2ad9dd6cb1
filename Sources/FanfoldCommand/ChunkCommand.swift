internal import ArgumentParser
internal import Fanfold
internal import FanfoldReports

/// `fanfold chunk`: the chunks of documents.
struct ChunkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chunk",
        abstract: "Write the chunks of documents as JSON Lines.",
        discussion: "One line a chunk. The texts of a document's chunks, joined, are the document's text."
    )

    @OptionGroup var input: InputOptions
    @OptionGroup var chunks: ChunkOptions

    func run() async throws {
        var settings = RunSettings()
        input.apply(to: &settings)
        chunks.apply(to: &settings)
        let corpus = try Corpus(input.source, settings: settings)
        let isWhole = try await DocumentPass(corpus: corpus).run { number, report in
            let split = try corpus.split(number)
            split.diagnostics.forEach(report)
            return split.chunks.flatMap { JSONRendering.line(of: ChunkRecord($0, of: split.document)) }
        } body: { _, lines in
            Console.output(lines)
            return true
        }
        if !isWhole { throw ExitStatus.incomplete }
    }
}
