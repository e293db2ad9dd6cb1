internal import FanfoldCore

/// A folder between its first entry's report and its own.
struct FolderProgress {
    var reducer: PanelReducer
    var outcomes: [FolderResult.Entry.Outcome?]
    /// What the aggregator made of each entry; `nil` where it was not asked, or in an earlier run.
    var aggregates: [AgentResult?]
    /// What the aggregates of each entry and below miss.
    var aggregateGaps: [[Gap]]
    /// What the agents made of it, once every root is there.
    var results: [AgentResult] = []
    /// What tells whether it is the same as in an earlier run.
    var identity: FolderIdentity
    /// Whether it is as it was, and has its report.
    var isRecalled = false

    init(_ folder: FolderOutline.Folder, memberCount: Int) {
        reducer = PanelReducer(plan: folder.plan, memberCount: memberCount)
        outcomes = Array(repeating: nil, count: folder.entries.count)
        identity = FolderIdentity(folder)
        aggregates = Array(repeating: nil, count: folder.entries.count)
        aggregateGaps = Array(repeating: [], count: folder.entries.count)
    }

    /// The only entry with a report; `nil` where there are several.
    var onlyReported: Int? {
        let reported = outcomes.indices.filter { outcomes[$0]?.documentCount ?? 0 > 0 }
        return reported.count == 1 ? reported[0] : nil
    }

    /// The documents with a report, in the folder and below.
    var documentCount: Int { outcomes.reduce(0) { $0 + ($1?.documentCount ?? 0) } }
}
