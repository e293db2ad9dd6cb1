internal import FanfoldCore

/// The numbers of the last run beside those of all runs.
enum StatusTable {
    /// Columns aligned, numbers to the right; rows that are nothing in both are left out.
    static func lines(_ last: RunFigures, _ all: RunFigures, runCount: Int) -> [String] {
        let rows = rows(last, all).filter { $0.1 != nil || $0.2 != nil }
            .map { ($0.0, $0.1 ?? "0", $0.2 ?? "0") }
        // The numbers of one run need not stand there twice.
        guard runCount > 1 else { return aligned(rows.map { [$0.0, $0.1] }) }
        return aligned([["", "last run", Count.text(runCount, "run")]] + rows.map { [$0.0, $0.1, $0.2] })
    }

    /// A row a kind of failure, the most frequent first.
    static func failures(_ last: [String: Int], _ all: [String: Int], runCount: Int) -> [String] {
        let kinds = all.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return aligned(
            kinds.map { ["  " + $0.key] + (runCount > 1 ? ["\(last[$0.key] ?? 0)"] : []) + ["\($0.value)"] }
        )
    }

    private static func rows(_ last: RunFigures, _ all: RunFigures) -> [(String, String?, String?)] {
        func row(_ name: String, _ figure: KeyPath<RunFigures, Int>) -> (String, String?, String?) {
            (name, text(last[keyPath: figure]), text(all[keyPath: figure]))
        }
        func money(_ name: String, _ figure: KeyPath<RunFigures, Money?>) -> (String, String?, String?) {
            guard all[keyPath: figure] != nil else { return (name, nil, nil) }
            return (name, last[keyPath: figure]?.description ?? "unknown", all[keyPath: figure]?.description)
        }
        return [
            ("documents found", "\(last.found)", "\(all.found)"),
            row("reports made", \.finished), row("reports up to date already", \.unchanged),
            row("documents that can't be read", \.failed), row("files that are no documents", \.skipped),
            row("chunks", \.chunks), row("folds", \.folds), row("gaps in reports", \.gaps),
            row("calls answered anew", \.callsNew), row("calls from the store", \.callsStored),
            row("calls answered by an equal one", \.callsJoined), row("requests tried again", \.retries),
            row("tokens read, paid", \.paid.promptTokens), row("  of them cached", \.paid.cachedTokens),
            row("tokens written, paid", \.paid.answerTokens), row("tokens read, saved", \.saved.promptTokens),
            row("tokens written, saved", \.saved.answerTokens), money("cost, paid", \.cost),
            money("cost, saved", \.savedCost),
        ]
    }

    private static func text(_ number: Int) -> String? { number == 0 ? nil : "\(number)" }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + space : space + row[column]
            }.joined(separator: "  ")
        }
    }
}
