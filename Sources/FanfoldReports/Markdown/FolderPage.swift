package import FanfoldCore

/// A folder's report in Markdown.
package enum FolderPage {
    /// Renders the report: front matter, summary, table of documents, sources, what is missing, and the folds.
    package static func render(_ result: FolderResult, title: String, names: OutputNames) -> String {
        var page = frontMatter(result, title: title)
        page += "\n# \(MarkdownEscaping.heading(title))\n\n"
        var references = References()
        let sections = PanelSections(panel: result.panel, subject: "this folder")
        page += sections.render(&references)
        page += "\n## Documents\n\n| Document | Title | Chunks | Coverage |\n| --- | --- | ---: | ---: |\n"
        for entry in result.entries { page += row(for: entry, in: result, names) }
        if !references.evidence.isEmpty {
            page +=
                "\n## Sources\n\n"
                + references.list { document in
                    let relative = names.relative(document, toFolder: result.name)
                    let path = names.report(of: document, .markdown)
                    return MarkdownEscaping.link(relative, to: seen(path, from: result, names))
                }
        }
        if !result.gaps.isEmpty {
            page += "\n## Missing\n\n" + result.gaps.map(GapLine.inFolder).joined()
        }
        return page
            + sections.substitutions { subject in
                let relative = names.relative(subject, toFolder: result.name)
                return relative.isEmpty ? nil : MarkdownEscaping.inline(relative)
            } + TreeChart(result, names: names).section
    }

    private static func frontMatter(_ result: FolderResult, title: String) -> String {
        var matter = FrontMatter()
        matter.add("title", title)
        matter.add("folder", result.name)
        matter.add(result.panel)
        matter.add("documents", result.entries.reduce(0) { $0 + $1.outcome.documentCount })
        matter.add("folds", result.foldCount)
        matter.add("levels", result.levels)
        return matter.rendered
    }

    private static func row(
        for entry: FolderResult.Entry,
        in result: FolderResult,
        _ names: OutputNames
    ) -> String {
        let name = names.relative(entry.name, toFolder: result.name)
        switch entry.outcome {
        case .document(let title, let chunkCount, let coverage):
            let path = seen(names.report(of: entry.name, .markdown), from: result, names)
            let share = Percentage.text(coverage)
            return row(link(name, to: path), MarkdownEscaping.cell(title ?? ""), "\(chunkCount)", share)
        case .folder(let documentCount):
            let path = seen(names.index(ofFolder: entry.name, .markdown), from: result, names)
            return row(link(name + "/", to: path), Count.text(documentCount, "document"), "", "")
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
        MarkdownEscaping.withoutPipes(MarkdownEscaping.link(text, to: path))
    }

    /// A path in the output folder, as seen from the folder's own report.
    private static func seen(_ path: String, from result: FolderResult, _ names: OutputNames) -> String {
        names.relative(path, toFolder: names.folder(result.name))
    }
}
