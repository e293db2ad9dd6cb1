package import FanfoldCore

/// Renders the reports of documents and folders and writes those that changed.
package struct ReportWriter: Sendable {
    private let folder: OutputFolder
    private let names: OutputNames
    private let formats: [ReportFormat]
    private let title: String

    /// A writer of these formats; the top folder's report gets the title.
    package init(to folder: OutputFolder, names: OutputNames, formats: [ReportFormat], title: String) {
        self.folder = folder
        self.names = names
        self.formats = formats
        self.title = title
    }

    /// Writes a document's report in each format.
    package func write(_ result: DocumentResult) throws(OutputError) {
        for format in formats {
            let contents =
                switch format {
                case .markdown: Array(DocumentPage.render(result).utf8)
                case .json: DocumentRecord(result).rendered
                case .text: Array(TextPage.render(result).utf8)
                }
            try folder.write(contents, to: names.report(of: result.name, format))
        }
    }

    /// Writes a folder's report in each format that has one.
    package func write(_ result: FolderResult) throws(OutputError) {
        for format in formats {
            let contents: [UInt8]
            switch format {
            case .markdown:
                let title = result.name.isEmpty ? title : result.name
                contents = Array(FolderPage.render(result, title: title, names: names).utf8)
            case .json: contents = FolderRecord(result).rendered
            case .text: continue
            }
            try folder.write(contents, to: names.index(ofFolder: result.name, format))
        }
    }

    /// Writes `run.json`.
    package func write(_ record: RunRecord) throws(OutputError) {
        try folder.write(record.rendered, to: "run.json")
    }
}
