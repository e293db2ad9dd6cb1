package import FanfoldCore

/// A document's report in Markdown.
package enum DocumentPage {
    /// Renders the report: front matter, summary, sources, and what is missing.
    package static func render(_ result: DocumentResult) -> String {
        var page = frontMatter(result)
        page += "\n# \(MarkdownEscaping.heading(result.title ?? result.name))\n\n"
        var references = References()
        let sections = PanelSections(panel: result.panel, subject: "this document")
        page += sections.render(&references)
        if !references.evidence.isEmpty {
            page += "\n## Sources\n\n" + references.list { MarkdownEscaping.inline(fileName($0)) }
        }
        if !result.gaps.isEmpty {
            page += "\n## Missing\n\n" + result.gaps.map(GapLine.inDocument).joined()
        }
        page += sections.substitutions()
        page += TreeChart(result).section
        if !result.diagnostics.isEmpty {
            page += "\n## Notes\n\n"
            page += result.diagnostics.map { "- \(MarkdownEscaping.inline($0.message))\n" }.joined()
        }
        return page
    }

    private static func fileName(_ path: String) -> String {
        path.pathNames.last ?? path
    }

    private static func frontMatter(_ result: DocumentResult) -> String {
        var matter = FrontMatter()
        matter.add("title", result.title ?? result.name)
        matter.add("source", result.name)
        matter.add("sha256", result.source.digest.description)
        matter.add("language", result.language)
        matter.add(result.panel)
        matter.add("chunks", result.chunkCount)
        matter.add("folds", result.foldCount)
        matter.add("levels", result.levels)
        matter.add("coverage", Percentage.text(result.coverage))
        return matter.rendered
    }
}
