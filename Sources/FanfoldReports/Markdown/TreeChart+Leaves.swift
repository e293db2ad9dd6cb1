internal import FanfoldCore

extension TreeChart {
    /// How a document's chunks were folded.
    init(_ result: DocumentResult) {
        tree = result.tree
        panel = result.panel
        leaves = Count.text(result.tree.leafCount, "chunk")
        leaf = { "[chunk \($0 + 1)]" }
    }

    /// How a folder's documents and subfolders were folded.
    init(_ result: FolderResult, names: OutputNames) {
        tree = result.tree
        panel = result.panel
        leaves = Self.count(result.entries)
        leaf = { index in
            guard result.entries.indices.contains(index) else { return "[entry \(index + 1)]" }
            return Self.node(result.entries[index], in: result.name, names)
        }
    }

    private static func count(_ entries: [FolderResult.Entry]) -> String {
        let folders = entries.count { if case .folder = $0.outcome { true } else { false } }
        return [(entries.count - folders, "document"), (folders, "folder")].filter { $0.0 > 0 }
            .map { Count.text($0.0, $0.1) }.joined(separator: ", ")
    }

    private static func node(
        _ entry: FolderResult.Entry,
        in folder: String,
        _ names: OutputNames
    ) -> String {
        let name = short(names.relative(entry.name, toFolder: folder))
        func label(_ name: String, _ words: String) -> String {
            "\"\(MermaidText.escaped(name))<br/>\(words)\""
        }
        return switch entry.outcome {
        case .document(_, let chunkCount, _): "[\(label(name, Count.text(chunkCount, "chunk")))]"
        case .folder(let documentCount):
            "[[\(label(name + "/", Count.text(documentCount, "document")))]]"
        case .skipped: "(\(label(name, "skipped")))"
        case .failed: "(\(label(name, "failed")))"
        }
    }

    /// A name that leaves room for the others: its beginning and its end, which has the kind of file.
    private static func short(_ name: String) -> String {
        name.count <= 40 ? name : name.prefix(27) + "…" + name.suffix(12)
    }
}
