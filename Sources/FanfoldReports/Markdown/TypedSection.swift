internal import FanfoldCore

/// A typed agent's answer as Markdown: a bullet a field or element, a table a list of alike objects.
struct TypedSection {
    /// The most places that stand beside one value; a count may rest on thousands.
    private static let marksShown = 8

    private let view: TypedView

    init(_ value: TypedValue) { view = TypedView(value) }

    /// The answer; `references` numbers what its parts rest on.
    func render(_ references: inout References) -> String {
        var whole: [Evidence] = []
        var parts: [String] = []
        for section in view.sections {
            if section.path.isEmpty { whole = section.evidence }
            let part = render(section, &references)
            if !part.isEmpty { parts.append(part) }
        }
        // What stands beside the parts says it closer.
        if !whole.isEmpty, !view.sections.contains(where: \.citesInside) {
            parts.append("From\(marks(whole, &references)).\n")
        }
        return parts.joined(separator: "\n")
    }

    private func render(_ section: TypedView.Section, _ references: inout References) -> String {
        let body: String
        switch section.shape {
        case .fields(let fields):
            body = fields.map { field in
                "- **\(MarkdownEscaping.inline(field.name))**: \(line(field.cell, &references))"
            }.joined()
        case .list(let cells):
            body = cells.isEmpty ? "- none\n" : cells.map { "- \(line($0, &references))" }.joined()
        case .table(let columns, let rows):
            body = table(columns, rows, &references)
        }
        guard !section.path.isEmpty else { return body }
        let title = section.path.map(MarkdownEscaping.inline).joined(separator: " › ")
        return "**\(title)**\(marks(section.evidence, &references))\n\n" + body
    }

    private func line(_ cell: TypedView.Cell, _ references: inout References) -> String {
        let text = cell.text.isEmpty ? "–" : MarkdownEscaping.inline(cell.text)
        return text + marks(cell.evidence, &references) + "\n"
    }

    private func table(
        _ columns: [String],
        _ rows: [TypedView.Row],
        _ references: inout References
    ) -> String {
        let hasSources = rows.contains { !$0.evidence.isEmpty }
        let titles = columns.map(MarkdownEscaping.cell) + (hasSources ? ["Source"] : [])
        var table = "| " + titles.joined(separator: " | ") + " |\n"
        table += "|" + String(repeating: " --- |", count: titles.count) + "\n"
        for row in rows {
            var cells = row.cells.map { MarkdownEscaping.cell($0.text) }
            if hasSources { cells.append(String(marks(row.evidence, &references).dropFirst())) }
            table += "| " + cells.joined(separator: " | ") + " |\n"
        }
        return table
    }

    private func marks(_ evidence: [Evidence], _ references: inout References) -> String {
        let rest = evidence.count - Self.marksShown
        let shown = references.marks(for: Array(evidence.prefix(Self.marksShown)))
        return rest > 0 ? shown + " and \(rest) more" : shown
    }
}

extension TypedView.Section {
    /// Whether evidence stands beside a part, not only the whole answer.
    fileprivate var citesInside: Bool {
        if !path.isEmpty, !evidence.isEmpty { return true }
        switch shape {
        case .fields(let fields): return fields.contains { !$0.cell.evidence.isEmpty }
        case .list(let cells): return cells.contains { !$0.evidence.isEmpty }
        case .table(_, let rows): return rows.contains { !$0.evidence.isEmpty }
        }
    }
}
