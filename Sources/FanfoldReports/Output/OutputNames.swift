package import FanfoldCore

/// Where the reports of documents and folders lie in the output folder.
///
/// A report lies where its document lies in the input, under the document's name and a suffix. A name that
/// belongs to Fanfold's own files or to a folder, or is too long for a file system, is marked with a hash.
package struct OutputNames: Sendable {
    /// Folders' names in the run, to their paths in the output folder.
    private let folders: [String: String]
    /// The folders' paths and the documents' names, without case.
    private let taken: (folders: Set<String>, documents: Set<String>)

    /// The longest name of a file or folder, in bytes, that all usual file systems take.
    private static let longestName = 255

    package init(_ outline: FolderOutline) {
        var folders: [String: String] = [:]
        var given = Set(outline.folders.map { $0.name.lowercased() })
        // A folder comes after the one it is in.
        for name in outline.folders.map(\.name) {
            let names = name.pathNames
            let outer = names.dropLast().joined(separator: "/")
            let prefix = outer.isEmpty ? "" : (folders[outer] ?? outer) + "/"
            folders[name] = Self.safe(names.last ?? "", in: prefix, given: &given)
        }
        self.folders = folders
        taken = (
            Set(folders.values.map { $0.lowercased() }), Set(outline.documents.map { $0.lowercased() })
        )
    }

    /// The path of a document's report in the output folder.
    package func report(of document: String, _ format: ReportFormat) -> String {
        file(of: document, suffix: format.suffix)
    }

    /// The path of a file made of a document, in the output folder.
    package func file(of document: String, suffix: String) -> String {
        let slash = document.utf8.lastIndex(of: UInt8(ascii: "/"))
        let last = slash.map { String(decoding: document.utf8[$0...].dropFirst(), as: UTF8.self) } ?? document
        let outer = slash.map { String(decoding: document.utf8[..<$0], as: UTF8.self) } ?? ""
        let name = last + suffix
        let stem = outer.isEmpty ? document : folder(outer) + "/" + last
        let path = stem + suffix
        guard
            Self.isReserved(name, isTop: outer.isEmpty)
                || taken.folders.contains(path.lowercased()) || name.utf8.count > Self.longestName
        else { return path }
        return marked(stem, of: document) + suffix
    }

    /// The path of a folder in the output folder; empty for the top.
    package func folder(_ folder: String) -> String { folders[folder] ?? folder }

    /// The path of a folder's report in the output folder.
    package func index(ofFolder folder: String, _ format: ReportFormat) -> String {
        folder.isEmpty ? "index" + format.suffix : self.folder(folder) + "/index" + format.suffix
    }

    /// A path in or below a folder, as seen from the folder.
    package func relative(_ path: String, toFolder folder: String) -> String {
        guard !folder.isEmpty, path.utf8.starts(with: (folder + "/").utf8) else { return path }
        return String(Substring(path.utf8.dropFirst(folder.utf8.count + 1)))
    }

    /// Whether a name is that of a file, or a folder, that Fanfold writes beside the reports.
    private static func isReserved(_ name: String, isTop: Bool) -> Bool {
        switch name.lowercased() {
        case "index.md", "index.json": true
        case "run.json", "timeline.svg", ".fanfold": isTop
        default: false
        }
    }

    /// A folder's path, its name marked where it can't be taken as it is.
    private static func safe(_ name: String, in prefix: String, given: inout Set<String>) -> String {
        guard isReserved(name, isTop: prefix.isEmpty) || name.utf8.count > longestName else {
            return prefix + name
        }
        var path = ""
        var text = name
        repeat {
            path = prefix + MarkedName.of(name, hashing: text)
            text += "~"
            // Somebody may have named another folder so.
        } while !given.insert(path.lowercased()).inserted
        return path
    }

    private func marked(_ stem: String, of document: String) -> String {
        let longestFormat = ReportFormat.allCases.map(\.suffix.utf8.count).max() ?? 0
        var marked = stem
        var text = document
        repeat {
            marked = MarkedName.of(stem, hashing: text, byteLimit: Self.longestName - longestFormat)
            text += "~"
            // Somebody may have named another document so.
        } while taken.documents.contains(marked.lowercased()) || taken.folders.contains(marked.lowercased())
        return marked
    }
}
