package import FanfoldCore

/// Where the reports of documents and folders lie in the output folder.
///
/// A report lies where its document lies in the input, under the document's name and a suffix. A name that
/// belongs to Fanfold's own files or to a folder, or is too long for a file system, is marked with a hash.
package struct OutputNames: Sendable {
    /// Folders' names, without case.
    private let folders: Set<String>

    /// The longest name of a file, in bytes, that all usual file systems take.
    private static let longestName = 255

    package init(_ outline: FolderOutline) {
        folders = Set(outline.folders.map { $0.name.lowercased() })
    }

    /// The path of a document's report in the output folder.
    package func report(of document: String, _ format: ReportFormat) -> String {
        let path = document + format.suffix
        let name = path.split(separator: "/").last ?? ""
        guard isReserved(path) || folders.contains(path.lowercased()) || name.utf8.count > Self.longestName
        else { return path }
        return marked(document) + format.suffix
    }

    /// The path of a folder's report in the output folder.
    package func index(ofFolder folder: String, _ format: ReportFormat) -> String {
        folder.isEmpty ? "index" + format.suffix : folder + "/index" + format.suffix
    }

    /// A path in or below a folder, as seen from the folder.
    package func relative(_ path: String, toFolder folder: String) -> String {
        guard !folder.isEmpty, path.hasPrefix(folder + "/") else { return path }
        return String(path.dropFirst(folder.count + 1))
    }

    private func isReserved(_ path: String) -> Bool {
        let path = path.lowercased()
        let name = path.split(separator: "/").last ?? ""
        return name == "index.md" || name == "index.json" || path == "run.json"
    }

    private func marked(_ document: String) -> String {
        let parts = document.split(separator: "/", omittingEmptySubsequences: false)
        let mark = "~" + Digest(of: Array(document.utf8)).description.prefix(8)
        var stem = parts.last.map(String.init) ?? ""
        var suffix = ""
        if let dot = stem.lastIndex(of: "."), dot > stem.startIndex, stem[dot...].utf8.count < 16 {
            suffix = String(stem[dot...])
            stem = String(stem[..<dot])
        }
        let longestFormat = ReportFormat.allCases.map(\.suffix.utf8.count).max() ?? 0
        while stem.utf8.count + mark.utf8.count + suffix.utf8.count + longestFormat > Self.longestName {
            stem.removeLast()
        }
        return (parts.dropLast().map(String.init) + [stem + mark + suffix]).joined(separator: "/")
    }
}
