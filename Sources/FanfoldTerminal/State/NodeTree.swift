internal import FanfoldCore

/// The chunks and folds of a run by level, as far as its documents were opened.
struct NodeTree: Sendable {
    /// Where a node is.
    struct Place: Sendable, Hashable {
        var kind: NodeRow.Kind
        var index: Int
    }

    /// Where a document's nodes are.
    private struct Document {
        var chunkCount: Int
        var foldsByLevel: [Int]
        var agentCount: Int
        /// A range a level, from the chunks; each has every agent's nodes, one agent after the other.
        var ranges: [Range<Int>]
        var aggregate: Int?
        /// The agents in the order their first calls came.
        var agents: [String: Int] = [:]
    }

    private var levels = [NodeRow(.chunks)]
    private var aggregates = NodeRow(.aggregates)
    private var folders: [NodeRow] = []
    private var documents: [String: Document] = [:]
    private var aggregator: String?
    private var agentCount = 1
    /// The folds that calls came for, by folder and level.
    private var calledFolds: [String: [Int]] = [:]
    /// The folds that are known from before, by level, of folders whose reports are not ready.
    private var knownFolds: [Int] = []
    /// How many more nodes are kept: a log may tell of more than there is memory for.
    private var room = 1 << 22

    init() {}

    init(_ start: WatchEvent.Start) {
        aggregator = start.aggregator
        agentCount = start.agents.count
        knownFolds = [Int](repeating: 0, count: start.folderFoldsByLevel.count)
        for (level, count) in start.folderFoldsByLevel.enumerated() {
            var row = NodeRow(.folderFolds(level: level + 1))
            _ = row.add(kept(count, of: agentCount))
            folders.append(row)
        }
    }

    /// From the chunks up to the last folders; rows without nodes are left out.
    var rows: [NodeRow] { (levels + [aggregates] + folders).filter { !$0.nodes.isEmpty } }

    /// Takes the tree of a document that was opened.
    mutating func open(_ name: String, chunkCount: Int, foldsByLevel: [Int], agentCount: Int) {
        while levels.count <= foldsByLevel.count { levels.append(NodeRow(.folds(level: levels.count))) }
        var document = Document(
            chunkCount: chunkCount,
            foldsByLevel: foldsByLevel,
            agentCount: agentCount,
            ranges: [levels[0].add(kept(chunkCount, of: agentCount))]
        )
        for (level, count) in foldsByLevel.enumerated() {
            document.ranges.append(levels[level + 1].add(kept(count, of: agentCount)))
        }
        if aggregator != nil, chunkCount > 0 { document.aggregate = aggregates.add(1).lowerBound }
        documents[name] = document
    }

    /// How many of the nodes of so many agents are kept.
    private mutating func kept(_ count: Int, of agentCount: Int) -> Int {
        let (all, isTooLarge) = count.multipliedReportingOverflow(by: agentCount)
        let kept = isTooLarge ? room : min(all, room)
        room -= kept
        return kept
    }

    /// Where a call's node is; `nil` for one that nobody told of.
    mutating func place(of call: RunEvent.Call) -> Place? {
        if call.agent == aggregator {
            let known = call.kind == .document ? documents[call.subject]?.aggregate : nil
            return Place(kind: .aggregates, index: known ?? aggregates.add(1).lowerBound)
        }
        guard call.kind == .document else {
            guard folders.indices.contains(call.level - 1) else { return nil }
            let row = folders[call.level - 1]
            guard let index = row.openNode(in: row.nodes.indices, near: 0) else { return nil }
            calledFolds[call.subject, default: knownFolds.map { _ in 0 }][call.level - 1] += 1
            return Place(kind: row.kind, index: index)
        }
        guard let agent = agent(of: call), let document = documents[call.subject],
            document.ranges.indices.contains(call.level)
        else { return nil }
        let all = document.ranges[call.level]
        let size = all.count / document.agentCount
        let start = all.lowerBound + agent * size
        let below =
            call.level == 0
            ? 0 : document.chunkCount + document.foldsByLevel[..<(call.level - 1)].reduce(0, +)
        let row = levels[call.level]
        return row.openNode(in: start..<(start + size), near: call.node - below)
            .map { Place(kind: row.kind, index: $0) }
    }

    /// The agent's number among those that read the document.
    private mutating func agent(of call: RunEvent.Call) -> Int? {
        guard let document = documents[call.subject] else { return nil }
        if let known = document.agents[call.agent] { return known }
        let number = document.agents.count
        guard number < document.agentCount else { return nil }
        documents[call.subject]?.agents[call.agent] = number
        return number
    }

    /// What a node has come to.
    mutating func set(_ place: Place, _ state: NodeState) {
        switch place.kind {
        case .chunks: levels[0].set(place.index, state)
        case .folds(let level): levels[level].set(place.index, state)
        case .aggregates: aggregates.set(place.index, state)
        case .folderFolds(let level): folders[level - 1].set(place.index, state)
        }
    }

    /// Takes folds above documents that are known from before.
    mutating func close(_ known: KnownFolds) {
        for (level, count) in known.inUnchangedFolders.enumerated() where level < folders.count {
            folders[level].closeFirst(count * agentCount, .stored)
        }
        for (level, count) in known.inOtherFolders.enumerated() where level < folders.count {
            folders[level].closeFirst(count, .stored)
            knownFolds[level] += count
        }
    }

    /// Takes a folder's report: folds that no call came for are known from before, or had nothing to fold.
    mutating func close(folder: String, foldsByLevel: [Int]) {
        let called = calledFolds.removeValue(forKey: folder) ?? []
        for (level, count) in foldsByLevel.enumerated() where level < folders.count {
            let rest = max(0, count * agentCount - (level < called.count ? called[level] : 0))
            let known = min(rest, knownFolds[level])
            knownFolds[level] -= known
            folders[level].closeFirst(rest - known, .spared)
        }
        guard folder.isEmpty else { return }
        // It is the last: nothing comes after.
        for level in folders.indices { folders[level].closeFirst(.max, .spared) }
    }

    /// Takes the end of a document: what is open of it comes to `state`.
    mutating func close(_ name: String, _ state: NodeState) {
        guard let document = documents.removeValue(forKey: name) else { return }
        for (level, range) in document.ranges.enumerated() { levels[level].close(range, state) }
        if let index = document.aggregate { aggregates.close(index..<(index + 1), state) }
    }
}
