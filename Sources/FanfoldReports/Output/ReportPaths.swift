package import FanfoldCore

/// Where the reports of a run lie in the output folder.
package struct ReportPaths: Sendable {
    /// The names of files and folders.
    let names: OutputNames
    /// How reports are written.
    let formats: [ReportFormat]

    package init(_ outline: FolderOutline, formats: [ReportFormat]) {
        names = OutputNames(outline)
        self.formats = formats
    }

    /// The paths of a document's reports.
    package func ofDocument(_ name: String) -> [String] { formats.map { names.report(of: name, $0) } }

    /// The paths of a folder's reports.
    package func ofFolder(_ name: String) -> [String] {
        formats.filter { $0 != .text }.map { names.index(ofFolder: name, $0) }
    }
}
