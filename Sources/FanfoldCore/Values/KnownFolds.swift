/// Folds above documents that are known from before, so that nobody is asked.
public struct KnownFolds: Sendable, Hashable {
    /// Those of each agent in folders that are as they were and have their reports, by level from 1.
    public var inUnchangedFolders: [Int]
    /// Those of all agents together in folders that are folded anew, by level from 1.
    public var inOtherFolders: [Int]

    /// Makes a count of folds.
    public init(inUnchangedFolders: [Int] = [], inOtherFolders: [Int] = []) {
        self.inUnchangedFolders = inUnchangedFolders
        self.inOtherFolders = inOtherFolders
    }
}
