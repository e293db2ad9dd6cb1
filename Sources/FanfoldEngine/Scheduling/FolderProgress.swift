internal import FanfoldCore

/// A folder between its first entry's report and its own.
struct FolderProgress {
    var reducer: TreeReducer
    var outcomes: [FolderResult.Entry.Outcome?]

    init(_ folder: FolderOutline.Folder) {
        reducer = TreeReducer(plan: folder.plan)
        outcomes = Array(repeating: nil, count: folder.entries.count)
    }

    /// The documents with a report, in the folder and below.
    var documentCount: Int { outcomes.reduce(0) { $0 + ($1?.documentCount ?? 0) } }
}
