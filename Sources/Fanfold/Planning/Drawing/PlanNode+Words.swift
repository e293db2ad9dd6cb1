internal import FanfoldCore

extension PlanNode {
    /// What is at the node, in words: `12 chunks → 2 folds → 1 fold`.
    var work: String {
        switch kind {
        case .document: ([Count.text(leafCount, "chunk")] + folds).joined(separator: " → ")
        case .folder:
            ([leafCount == 1 ? "1 entry" : "\(leafCount) entries"] + folds).joined(separator: " → ")
                + (hidden.rows > 0 ? " (\(Self.list(hidden)))" : "")
        case .unread(let why): why
        case .rest: Self.list(hidden)
        }
    }

    /// Which of the calls are made, those below included: `3 new, 12 stored`; empty where no model is asked.
    var mark: String {
        let calls = allCalls
        let parts = [(calls.new, "new"), (calls.stored, "stored"), (calls.equal, "equal")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let isUnchanged = calls.new == 0 && calls.stored > 0
        return ((isUnchanged ? ["unchanged"] : []) + parts).joined(separator: ", ")
    }

    private var folds: [String] { foldsByLevel.map { Count.text($0, "fold") } }

    private static func list(_ sum: Sum) -> String {
        [
            (sum.folders, "folder"), (sum.documents, "document"), (sum.unread, "other file"),
            (sum.chunks, "chunk"),
        ]
        .filter { $0.0 > 0 }.map { Count.text($0.0, $0.1) }.joined(separator: ", ")
    }
}
