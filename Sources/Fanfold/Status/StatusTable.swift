internal import FanfoldCore

/// The numbers of the last run beside those of all runs.
enum StatusTable {
    /// Columns aligned, numbers to the right; rows that are nothing in both are left out.
    static func lines(_ last: RunFigures, _ all: RunFigures, runCount: Int) -> [String] {
        // The numbers of one run need not stand there twice.
        let columns = runCount > 1 ? 2 : 1
        let rows = rows(last, all).filter { $0.1 != nil || $0.2 != nil }
        return aligned(
            [("", "last run", Count.text(runCount, "run"))] + rows.map { ($0.0, $0.1 ?? "0", $0.2 ?? "0") }
        )
    }

    /// A row a kind of failure, the most frequent first.
    static func failures(_ last: [String: Int], _ all: [String: Int]) -> [String] {
        let kinds = all.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return aligned(kinds.map { ("  " + $0.key, "\(last[$0.key] ?? 0)", "\($0.value)") })
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

    private static func aligned(_ rows: [(String, String, String)]) -> [String] {
        let widths = (
            rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0, rows.map(\.2.count).max() ?? 0
        )
        return rows.map { row in
            row.0 + space(widths.0 - row.0.count) + "  " + space(widths.1 - row.1.count) + row.1 + "  "
                + space(widths.2 - row.2.count) + row.2
        }
    }

    private static func space(_ count: Int) -> String { String(repeating: " ", count: count) }
}
