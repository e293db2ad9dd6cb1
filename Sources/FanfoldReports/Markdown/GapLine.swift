internal import FanfoldCore

/// A line of Markdown that names what is missing.
enum GapLine {
    /// A gap in the report of its own document.
    static func inDocument(_ gap: Gap) -> String {
        "- \(References.lines(gap.lines) ?? "the whole document"): \(reason(gap))\n"
    }

    /// A gap in the report of a folder.
    static func inFolder(_ gap: Gap) -> String {
        let lines = References.lines(gap.lines).map { ", \($0)" } ?? ""
        return "- \(MarkdownEscaping.inline(gap.document))\(lines): \(reason(gap))\n"
    }

    private static func reason(_ gap: Gap) -> String {
        let agent = gap.agent.map { MarkdownEscaping.inline($0) + ": " } ?? ""
        return agent + MarkdownEscaping.inline(gap.reason)
    }
}
