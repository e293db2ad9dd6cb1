internal import FanfoldCore

extension RunSchedule {
    /// Puts what is known from before into the folders' trees.
    ///
    /// Of a folder that is as it was nothing is needed but its root, and that only where the folder above it is
    /// not. In other folders the highest folds that are known stand for all that is below them, so that one
    /// changed document of thousands has a few partials read and not thousands. What can't be read after all is
    /// done again.
    mutating func recallFolders() {
        let untouched = folders
        while true {
            // From the innermost out: a folder comes after the one it is in.
            for number in folders.indices.reversed() { recallEntries(of: number) }
            var search = KnownParts(schedule: self)
            for number in folders.indices where !folders[number].isRecalled { search.look(in: number) }
            guard search.isWhole else {
                folders = untouched
                forget(search)
                continue
            }
            // First, since a folder may come to its report with what is known.
            emitRecalled(search)
            for part in search.parts {
                let value = NodeValue(part.partial)
                advance(
                    part.folder,
                    folders[part.folder].reducer.set(part.node, of: part.member, to: value)
                )
            }
            return
        }
    }

    /// Tells what is as it was.
    private mutating func emitRecalled(_ search: KnownParts) {
        let recalled = recall?.documents.sorted { $0.key < $1.key } ?? []
        let documents = recalled.compactMap(\.value.document)
        let unchanged = folders.indices.filter { folders[$0].isRecalled }
            .reduce(into: []) { $0.add(outline.folders[$1].plan.foldsByLevel) }
        let known = KnownFolds(inUnchangedFolders: unchanged, inOtherFolders: search.foldsByLevel)
        let count = unchanged.reduce(0, +) * panel.members.count
        if !documents.isEmpty || known != KnownFolds() {
            emit(.unchanged(documents, folderFoldCount: count, known: known))
        }
        for (number, document) in recalled {
            guard case .skipped(let reason) = document.outcome else { continue }
            emit(.skipped(document: outline.documents[number], reason: reason))
        }
    }

    /// Takes a document that turned out to be as it was, with what each agent made of it.
    mutating func recalled(_ document: Int, _ known: Recall.Document, _ roots: [Partial]) {
        if let document = known.document {
            emit(.unchanged([document], folderFoldCount: 0, known: KnownFolds()))
        } else if case .skipped(let reason) = known.outcome {
            emit(.skipped(document: outline.documents[document], reason: reason))
        }
        fill(outline.seats[document], known.outcome, identity: known.identity) {
            NodeValue($0 < roots.count ? roots[$0] : Partial())
        }
    }

    /// What the aggregator made of an entry in an earlier run.
    func recalledAggregate(of entry: FolderOutline.Entry) -> AgentResult? {
        switch entry {
        case .document(let number): recall?.memory.aggregate(ofDocument: outline.documents[number])
        case .folder(let number): recall?.memory.aggregate(ofFolder: outline.folders[number].name)
        }
    }

    private mutating func forget(_ search: KnownParts) {
        for document in search.lostDocuments { recall?.documents[document] = nil }
        for folder in search.lostFolders { recall?.folders[folder] = nil }
        unopened = outline.documents.indices.filter { recall?.documents[$0] == nil }
    }

    /// Notes what is known of a folder's entries.
    private mutating func recallEntries(of number: Int) {
        for (leaf, entry) in outline.folders[number].entries.enumerated() {
            switch entry {
            case .document(let document):
                guard let known = recall?.documents[document] else { continue }
                folders[number].outcomes[leaf] = known.outcome
                folders[number].identity.set(leaf: leaf, known.identity)
            case .folder(let inner):
                guard folders[inner].isRecalled else { continue }
                folders[number].outcomes[leaf] = .folder(documentCount: folders[inner].documentCount)
                folders[number].identity.set(leaf: leaf, folders[inner].identity.ofFolder())
            }
        }
        guard let identity = folders[number].identity.ofFolder() else { return }
        folders[number].isRecalled = recall?.folders[outline.folders[number].name] == identity
    }
}

/// Looks for what is known of folders' trees, and notes what should be known and is lost.
private struct KnownParts {
    struct Part {
        let folder: Int
        let member: Int
        let node: Int
        let partial: Partial
    }

    private let outline: FolderOutline
    private let memberCount: Int
    private let memory: (any RunMemory)?
    /// Whether what is known of a file is that of a document.
    private let isDocument: [Int: Bool]
    private var folders: [FolderProgress]
    /// What each agent made of the entries that were looked at.
    private var roots: [FolderOutline.Entry: [Partial]] = [:]
    private(set) var parts: [Part] = []
    private(set) var lostDocuments: [Int] = []
    private(set) var lostFolders: [String] = []

    init(schedule: RunSchedule) {
        outline = schedule.outline
        memberCount = schedule.panel.members.count
        memory = schedule.recall?.memory
        isDocument = schedule.recall?.documents.mapValues { $0.document != nil } ?? [:]
        folders = schedule.folders
    }

    /// Whether nothing is lost.
    var isWhole: Bool { lostDocuments.isEmpty && lostFolders.isEmpty }

    /// The folds of all agents that need not be made, by level.
    var foldsByLevel: [Int] {
        var counts: [Int] = []
        for part in parts { count(part.node, in: outline.folders[part.folder].plan, &counts) }
        return counts
    }

    private func count(_ node: Int, in plan: TreePlan, _ counts: inout [Int]) {
        guard let fold = plan.fold(node) else { return }
        if counts.count < fold.level {
            counts += repeatElement(0, count: fold.level - counts.count)
        }
        counts[fold.level - 1] += 1
        for child in fold.children { count(child, in: plan, &counts) }
    }

    /// Looks in a folder that is not as it was.
    mutating func look(in number: Int) {
        guard let root = outline.folders[number].plan.root else { return }
        for member in 0..<memberCount { look(at: root, of: number, by: member) }
    }

    private mutating func look(at node: Int, of number: Int, by member: Int) {
        let folder = outline.folders[number]
        guard let fold = folder.plan.fold(node) else {
            guard folders[number].outcomes[node] != nil,
                let roots = roots(of: folder.entries[node])
            else { return }
            let partial = member < roots.count ? roots[member] : Partial()
            parts.append(Part(folder: number, member: member, node: node, partial: partial))
            return
        }
        if let identity = folders[number].identity.of(node),
            let known = memory?.partial(of: identity, by: member)
        {
            parts.append(Part(folder: number, member: member, node: node, partial: known))
        } else {
            for child in fold.children { look(at: child, of: number, by: member) }
        }
    }

    /// What each agent made of an entry; `nil`, and noted as lost, where it can't be had.
    private mutating func roots(of entry: FolderOutline.Entry) -> [Partial]? {
        if let known = roots[entry] { return known }
        switch entry {
        // What was noted of a file that is no document any more is of an earlier one of its name.
        case .document(let number) where !isDocument[number, default: true]: roots[entry] = []
        case .document(let number):
            roots[entry] = memory?.roots(ofDocument: outline.documents[number])
            if roots[entry] == nil { lostDocuments.append(number) }
        case .folder(let number):
            roots[entry] = memory?.roots(ofFolder: outline.folders[number].name)
            if roots[entry] == nil { lostFolders.append(outline.folders[number].name) }
        }
        return roots[entry]
    }
}
