internal import FanfoldCore

/// What tells the nodes of a folder's tree from others, and from themselves when something below has changed.
///
/// A node below which something failed, or was answered by something else, has no identity: it is not kept.
struct FolderIdentity {
    private let name: String
    private let plan: TreePlan
    private var nodes: [Digest?]
    private var isSpoilt: Set<Int> = []

    init(_ folder: FolderOutline.Folder) {
        name = folder.name
        plan = folder.plan
        nodes = Array(repeating: nil, count: folder.plan.nodeCount)
    }

    /// Takes a leaf's identity.
    mutating func set(leaf: Int, _ identity: Digest?) { nodes[leaf] = identity }

    /// Takes the news that a fold failed, or was not answered by its agent alone.
    mutating func spoil(_ fold: Int) {
        isSpoilt.insert(fold)
        // The folds above may have been named before, from a time when nothing had failed.
        for node in nodes.indices where plan.fold(node) != nil { nodes[node] = nil }
    }

    /// The identity of a node; `nil` while a leaf below has none.
    mutating func of(_ node: Int) -> Digest? {
        guard !isSpoilt.contains(node) else { return nil }
        if let known = nodes[node] { return known }
        guard let fold = plan.fold(node) else { return nil }
        var hasher = Digest.Hasher()
        for child in fold.children {
            guard let identity = of(child) else { return nil }
            hasher.update(identity)
        }
        nodes[node] = hasher.finalize()
        return nodes[node]
    }

    /// The identity of the folder; `nil` while a leaf has none.
    mutating func ofFolder() -> Digest? {
        guard let root = plan.root else { return nil }
        return of(root).map { Recall.identity(ofDocument: name + "/", $0) }
    }
}
