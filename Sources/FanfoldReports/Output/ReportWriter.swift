package import FanfoldCore

/// Renders the reports of documents and folders and writes those that changed.
package struct ReportWriter: Sendable {
    private let folder: OutputFolder
    /// Where the reports lie.
    package let paths: ReportPaths
    private let title: String

    private var names: OutputNames { paths.names }
    private var formats: [ReportFormat] { paths.formats }

    /// A writer of the reports at these paths; the top folder's report gets the title.
    package init(to folder: OutputFolder, paths: ReportPaths, title: String) {
        self.folder = folder
        self.paths = paths
        self.title = title
    }

    /// Writes a document's report in each format.
    ///
    /// - Returns: The files, also those that were as they should be.
    /// - Throws: ``OutputError``.
    @discardableResult
    package func write(_ result: DocumentResult) throws(OutputError) -> [WrittenFile] {
        var files: [WrittenFile] = []
        for format in formats {
            let contents =
                switch format {
                case .markdown: Array(DocumentPage.render(result).utf8)
                case .json: DocumentRecord(result).rendered
                case .text: Array(TextPage.render(result).utf8)
                }
            files += try write(contents, to: names.report(of: result.name, format))
        }
        return files
    }

    /// Writes a folder's report in each format that has one.
    ///
    /// - Returns: The files, also those that were as they should be.
    /// - Throws: ``OutputError``.
    @discardableResult
    package func write(_ result: FolderResult) throws(OutputError) -> [WrittenFile] {
        var files: [WrittenFile] = []
        for format in formats {
            let contents: [UInt8]
            switch format {
            case .markdown:
                let title = result.name.isEmpty ? title : result.name
                contents = Array(FolderPage.render(result, title: title, names: names).utf8)
            case .json: contents = FolderRecord(result).rendered
            case .text: continue
            }
            files += try write(contents, to: names.index(ofFolder: result.name, format))
        }
        return files
    }

    private func write(_ contents: [UInt8], to path: String) throws(OutputError) -> [WrittenFile] {
        try folder.write(contents, to: path)
        guard let mark = folder.mark(of: path) else { return [] }
        return [WrittenFile(path: path, digest: Digest(of: contents), mark: mark)]
    }

    /// Writes the picture of the run's time.
    package func write(timeline picture: [UInt8]) throws(OutputError) {
        try folder.write(picture, to: "timeline.svg")
    }

    /// Writes `run.json`.
    package func write(_ record: RunRecord) throws(OutputError) {
        try folder.write(record.rendered, to: "run.json")
    }
}
