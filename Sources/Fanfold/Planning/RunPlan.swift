public import FanfoldCore

/// What a run would do, known without making a call.
public struct RunPlan: Sendable {
    /// A document's part of the plan.
    public struct Document: Sendable, Hashable {
        /// The document's name in the run.
        public var name: String
        /// How many chunks its text is cut into.
        public var chunkCount: Int
        /// How many folds each level has, from level 1.
        public var foldsByLevel: [Int]
        /// The tokens of its chunks.
        public var tokenCount: Int

        init(_ split: SplitDocument) {
            name = split.document.name
            chunkCount = split.chunks.count
            foldsByLevel = split.plan.foldsByLevel
            tokenCount = split.chunks.reduce(0) { $0 + $1.tokenCount }
        }
    }

    /// The documents, by name.
    public var documents: [Document] = []
    /// Documents that can't be read, by name.
    public var failed: [RunResult.Unread] = []
    /// Files that are no documents, by name.
    public var skipped: [RunResult.Unread] = []
    /// What was wrong with the input.
    public var diagnostics: [Diagnostic] = []
    /// How many folds above documents each level has, from level 1, over all folders.
    public var folderFoldsByLevel: [Int] = []

    /// The chunks of all documents.
    public var chunkCount: Int { documents.reduce(0) { $0 + $1.chunkCount } }

    /// The folds inside documents by level, from level 1.
    public var foldsByLevel: [Int] {
        documents.reduce(into: []) { $0.add($1.foldsByLevel) }
    }

    /// The tokens of all chunks.
    public var tokenCount: Int { documents.reduce(0) { $0 + $1.tokenCount } }

    /// How many calls the run makes at the most: one a chunk and one a fold.
    public var callCount: Int {
        chunkCount + foldsByLevel.reduce(0, +) + folderFoldsByLevel.reduce(0, +)
    }

    /// Whether all that was asked for can be read.
    public var isWhole: Bool { failed.isEmpty && !diagnostics.contains { $0.severity == .error } }
}

extension [Int] {
    /// Adds another level's counts to these, level by level.
    mutating func add(_ counts: [Int]) {
        while count < counts.count { append(0) }
        for (level, count) in counts.enumerated() { self[level] += count }
    }
}
