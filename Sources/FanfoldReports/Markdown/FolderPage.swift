package import FanfoldCore

/// A folder's report in Markdown.
package enum FolderPage {
    /// Renders the report: front matter, summary, table of documents, sources, and what is missing.
    package static func render(_ result: FolderResult, title: String, names: OutputNames) -> String {
        var page = frontMatter(result, title: title)
        page += "\n# \(MarkdownEscaping.inline(title))\n\n"
        var references = References()
        for statement in result.summary.statements { page += references.line(for: statement) }
        if result.summary.isEmpty { page += "*The agent found nothing to say about this folder.*\n" }
        page += "\n## Documents\n\n| Document | Title | Chunks | Coverage |\n| --- | --- | ---: | ---: |\n"
        for entry in result.entries { page += row(for: entry, in: result, names) }
        if !references.evidence.isEmpty {
            page +=
                "\n## Sources\n\n"
                + references.list { document in
                    let relative = names.relative(document, toFolder: result.name)
                    let path = names.relative(names.report(of: document, .markdown), toFolder: result.name)
                    return MarkdownEscaping.link(relative, to: path)
                }
        }
        if !result.gaps.isEmpty {
            page += "\n## Missing\n\n" + result.gaps.map(GapLine.inFolder).joined()
        }
        return page
    }

    private static func frontMatter(_ result: FolderResult, title: String) -> String {
        var matter = FrontMatter()
        matter.add("title", title)
        matter.add("folder", result.name)
        matter.add("agent", result.agent)
        matter.add("documents", documentCount(result))
        matter.add("folds", result.foldCount)
        matter.add("levels", result.levels)
        return matter.rendered
    }

    /// Documents with a report, in the folder and below.
    private static func documentCount(_ result: FolderResult) -> Int {
        result.entries.reduce(0) { count, entry in
            switch entry.outcome {
            case .document: count + 1
            case .folder(let documentCount): count + documentCount
            case .skipped, .failed: count
            }
        }
    }

    private static func row(
        for entry: FolderResult.Entry,
        in result: FolderResult,
        _ names: OutputNames
    ) -> String {
        let name = names.relative(entry.name, toFolder: result.name)
        switch entry.outcome {
        case .document(let title, let chunkCount, let coverage):
            let path = names.relative(names.report(of: entry.name, .markdown), toFolder: result.name)
            let share = Percentage.text(coverage)
            return row(link(name, to: path), MarkdownEscaping.cell(title ?? ""), "\(chunkCount)", share)
        case .folder(let documentCount):
            let path = names.relative(names.index(ofFolder: entry.name, .markdown), toFolder: result.name)
            let documents = documentCount == 1 ? "1 document" : "\(documentCount) documents"
            return row(link(name + "/", to: path), documents, "", "")
        case .skipped(let reason):
            return row(MarkdownEscaping.cell(name), "skipped: " + MarkdownEscaping.cell(reason), "", "")
        case .failed(let reason):
            return row(MarkdownEscaping.cell(name), "failed: " + MarkdownEscaping.cell(reason), "", "0 %")
        }
    }

    private static func row(_ cells: String...) -> String {
        "| " + cells.joined(separator: " | ") + " |\n"
    }

    private static func link(_ text: String, to path: String) -> String {
        MarkdownEscaping.link(text, to: path).split(separator: "|", omittingEmptySubsequences: false)
            .joined(separator: "\\|")
    }
}
