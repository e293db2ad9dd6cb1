/// The shape of the folds above a document's chunks or a folder's entries, as far as it can be drawn.
public struct TreeSketch: Sendable, Codable, Hashable {
    /// How many leaves there are.
    public var leafCount: Int
    /// How many folds each level has, from level 1.
    public var foldsByLevel: [Int]
    /// The children of each fold, each fold after its children.
    ///
    /// Leaves are numbered from 0, folds after them. Empty for a tree of more than ``mostLeaves`` leaves.
    public var folds: [[Int]]

    /// The most leaves of a tree that is kept fold by fold.
    public static let mostLeaves = 24

    /// Makes a sketch.
    public init(leafCount: Int, foldsByLevel: [Int], folds: [[Int]] = []) {
        self.leafCount = leafCount
        self.foldsByLevel = foldsByLevel
        self.folds = folds
    }

    package init(_ plan: TreePlan) {
        self.init(
            leafCount: plan.leafCount,
            foldsByLevel: plan.foldsByLevel,
            folds: plan.leafCount <= Self.mostLeaves ? plan.folds.map(\.children) : []
        )
    }
}
