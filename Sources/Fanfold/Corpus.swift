package import FanfoldCore
internal import FanfoldDocuments

internal import SystemPackage

/// The documents of a run: found, and read and split on demand.
package struct Corpus: Sendable {
    /// The documents and the folders they are in.
    package let outline: FolderOutline

    /// What was wrong with the input; an error means that something asked for is missing.
    package let diagnostics: [Diagnostic]

    /// The files, in the outline's order.
    private let files: [InputFile]
    private let loader: DocumentLoader
    private let splitter: ChunkSplitter
    private let fanIn: Int
    private let byteLimit: Int
    private let input: RunInput
    /// The name and version of the token counter.
    let counter: String

    /// Lists the input; the folder the run writes to is never input.
    ///
    /// - Throws: ``RunError`` for a bad setting, or where there is nothing to read.
    package init(_ input: RunInput, settings: RunSettings, output: String? = nil) throws(RunError) {
        try settings.validate()
        let chunks = try settings.chunkSettings()
        splitter = ChunkSplitter(chunks)
        counter = chunks.counter.identity
        byteLimit = settings.maxFileSize
        self.input = input
        loader = DocumentLoader(byteLimit: settings.maxFileSize)
        fanIn = settings.fanIn
        let listing = Self.listing(of: input, settings, output)
        guard !listing.files.isEmpty else { throw Self.nothingToRead(input, listing) }
        diagnostics = listing.diagnostics
        files = listing.files
        outline = FolderOutline(documents: listing.files.map(\.name), fanIn: settings.fanIn)
    }

    /// Reads a document, by its number in the outline; `report` receives what a reader should know.
    ///
    /// - Throws: ``DocumentReadError`` where there is no text.
    package func document(
        _ number: Int,
        report: (Diagnostic) -> Void
    ) throws(DocumentReadError) -> Document {
        try loader.document(of: files[number], report: report)
    }

    /// Reads and splits a document, by its number in the outline.
    ///
    /// - Throws: ``DocumentReadError`` where there is no text.
    package func split(_ number: Int) throws(DocumentReadError) -> SplitDocument {
        try split(loader.source(of: files[number]).source)
    }

    /// Reads and splits a file's bytes.
    ///
    /// - Throws: ``DocumentReadError`` where there is no text.
    func split(_ source: DocumentSource) throws(DocumentReadError) -> SplitDocument {
        var diagnostics: [Diagnostic] = []
        let document = try loader.document(of: source) { diagnostics.append($0) }
        return SplitDocument(
            document,
            chunks: splitter.chunks(of: document),
            fanIn: fanIn,
            diagnostics: diagnostics
        )
    }

    /// Reads a document's bytes, by its number in the outline.
    ///
    /// - Returns: The bytes, and how the file was, where it stayed the same meanwhile.
    /// - Throws: ``DocumentReadError`` where they can't be read.
    func source(_ number: Int) throws(DocumentReadError) -> (source: DocumentSource, mark: FileMark?) {
        let (source, status) = try loader.source(of: files[number])
        return (source, status?.mark)
    }

    /// How a document's file was when it was listed; `nil` where there is no file.
    func mark(of number: Int) -> FileMark? { files[number].status?.mark }

    /// The bytes of each document's file, by its name; 0 where they are not known or too many to be read.
    var sizes: [String: Int] {
        let sizes = files.map { file in
            switch file.origin {
            case .text(let text): text.utf8.count
            case .file, .standardInput: file.status.map { mayRead(size: $0.size) ? $0.size : 0 } ?? 0
            }
        }
        return Dictionary(zip(outline.documents, sizes), uniquingKeysWith: +)
    }

    /// Whether a file of this size is read.
    func mayRead(size: Int) -> Bool { size <= byteLimit }

    /// The path of a document's file from the root, without links; `nil` where there is no file.
    func path(of number: Int) -> String? {
        guard case .file(let path) = files[number].origin else { return nil }
        return (try? path.resolved())?.string
    }

    /// The paths of the inputs from the root, without links, that have at least one file in the run.
    func inputsWithFiles() -> [String] {
        guard case .paths(let inputs) = input else { return [] }
        return inputs.filter { input in
            files.contains { file in
                guard case .file(let path) = file.origin else { return false }
                return path.starts(with: FilePath(input))
            }
        }
        .compactMap { try? FilePath($0).resolved().string }
    }

    private static func listing(
        of input: RunInput,
        _ settings: RunSettings,
        _ output: String?
    ) -> InputListing {
        switch input {
        case .text(let text):
            var listing = InputListing()
            listing.files = [InputFile(name: "text", origin: .text(text))]
            return listing
        case .paths(let paths):
            let selection = InputSelection(
                include: settings.include.compactMap { PathPattern($0) },
                exclude: settings.exclude.compactMap { PathPattern($0) }
            )
            let finder = InputFinder(
                selection: selection,
                output: output.map { FilePath($0) },
                written: ([settings.store].compactMap(\.self) + settings.written).map { FilePath($0) }
            )
            return finder.find(paths)
        }
    }

    private static func nothingToRead(_ input: RunInput, _ listing: InputListing) -> RunError {
        if listing.diagnostics.count == 1, let only = listing.diagnostics.first {
            return RunError(.nothingToRead, "\(only.subject): \(only.message)", hint: only.hint)
        }
        let problems = listing.diagnostics.map { "\n  \($0.subject): \($0.message)" }.joined()
        return RunError(
            .nothingToRead,
            "\(input.title): there is nothing to read\(problems)",
            hint: "name a folder with documents; hidden files and what .fanfoldignore leaves out are not read"
        )
    }
}
