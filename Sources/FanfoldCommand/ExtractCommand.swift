internal import ArgumentParser
internal import Fanfold
internal import FanfoldReports

/// `fanfold extract`: the text of documents.
struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Write the text of documents: what an agent would read.",
        discussion: """
            Text goes to standard output, or with -o to one file a document, named after it (a.html gives \
            a.html.txt).
            """
    )

    @OptionGroup var input: InputOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The folder texts are written to.", valueName: "folder"),
        completion: .directory
    )
    var output: String?

    @Option(help: "How texts are written.")
    var format = TextFormat.text

    /// How a text is written.
    enum TextFormat: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json

        /// What a text's file name ends in.
        var suffix: String {
            switch self {
            case .text: ".txt"
            case .markdown: ".md"
            case .json: ".json"
            }
        }
    }

    func run() async throws {
        var settings = RunSettings()
        input.apply(to: &settings)
        let corpus = try Corpus(input.source, settings: settings, output: output)
        let sink = try DocumentSink(output)
        let names = OutputNames(corpus.outline)
        let isWhole = try await DocumentPass(corpus: corpus).run { number, report in
            rendered(try corpus.document(number, report: report))
        } body: { name, text in
            try sink.write(
                text,
                named: names.file(of: name, suffix: format.suffix),
                heading: format == .json ? nil : name,
                isOnly: corpus.outline.documents.count == 1
            )
        }
        if !isWhole { throw ExitStatus.incomplete }
    }

    private func rendered(_ document: Document) -> [UInt8] {
        switch format {
        case .text: ExtractedText.plain(document)
        case .markdown: ExtractedText.markdown(document)
        case .json: JSONRendering.line(of: DocumentTextRecord(document))
        }
    }
}
