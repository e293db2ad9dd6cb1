internal import Fanfold

/// A plan as lines for a person.
enum PlanTable {
    /// A line a document, then the totals.
    static func lines(of plan: RunPlan) -> [String] {
        let rows = plan.documents.map { document in
            [
                "\(document.chunkCount)", "\(document.tokenCount)", folds(document.foldsByLevel),
                document.name,
            ]
        }
        return table([["chunks", "tokens", "folds by level", "document"]] + rows) + [""] + totals(of: plan)
    }

    /// What all documents and folders come to, and what it costs.
    static func totals(of plan: RunPlan) -> [String] {
        let totals = [
            Count.text(plan.documents.count, "document"), Count.text(plan.chunkCount, "chunk"),
            Count.text(plan.tokenCount, "token"),
        ]
        var lines = [totals.joined(separator: ", ")]
        if !plan.unchanged.isEmpty {
            let documents = Count.text(plan.unchanged.count, "document")
            let chunks = Count.text(plan.unchanged.reduce(0) { $0 + $1.chunkCount }, "chunk")
            lines.append("unchanged, with their reports: \(documents), \(chunks)")
        }
        lines.append("folds in documents by level: \(folds(plan.foldsByLevel))")
        lines.append("folds in folders by level: \(folds(plan.folderFoldsByLevel))")
        if plan.models.isEmpty {
            lines.append("calls: \(plan.callCount)")
            if plan.callsByAgent.count > 1 {
                lines += plan.callsByAgent.map { "  \($0.agent): \($0.calls)" }
            }
        } else {
            lines += PlanCosts.lines(of: plan)
        }
        if !plan.failed.isEmpty {
            lines.append("can't be read: \(Count.text(plan.failed.count, "document"))")
        }
        if !plan.skipped.isEmpty { lines.append("no documents: \(Count.text(plan.skipped.count, "file"))") }
        return lines
    }

    /// Counts by level, from level 1.
    static func folds(_ counts: [Int]) -> String {
        counts.isEmpty ? "0" : counts.map(String.init).joined(separator: " + ")
    }

    /// Columns aligned, numbers to the right, the last column as it is.
    private static func table(_ rows: [[String]]) -> [String] {
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = (0..<3).map { column in
                String(repeating: " ", count: widths[column] - row[column].count) + row[column]
            }
            return (cells + [row[3]]).joined(separator: "  ")
        }
    }
}
