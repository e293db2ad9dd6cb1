internal import FanfoldCore

extension RunSchedule {
    /// Takes what came of a folder's entry.
    mutating func fill(
        _ seat: FolderOutline.Seat,
        _ outcome: FolderResult.Entry.Outcome,
        _ value: NodeValue
    ) {
        guard foldsFolders else { return }
        folders[seat.folder].outcomes[seat.leaf] = outcome
        advance(seat.folder, folders[seat.folder].reducer.set(seat.leaf, to: value))
    }

    func folderCall(_ number: Int, node: Int) -> CallJob {
        CallJob(
            owner: .folder(number),
            node: node,
            agent: agent,
            input: .partials(folders[number].reducer.partials(for: node), .folder),
            event: RunEvent.Call(
                subject: outline.folders[number].name,
                kind: .folder,
                level: outline.folders[number].plan.fold(node)?.level ?? 0,
                node: node
            )
        )
    }

    mutating func endedInFolder(_ number: Int, _ call: CallJob, _ result: Result<Partial, AgentError>) {
        switch result {
        case .success(let partial):
            advance(number, folders[number].reducer.folded(call.node, into: partial))
        case .failure(let error):
            let leaves = folders[number].reducer.leaves(below: call.node)
            let gaps = leaves.compactMap { gap(atEntry: $0, of: number, reason: error.message) }
            advance(number, folders[number].reducer.failed(call.node, leaving: gaps))
        }
    }

    /// What a failed fold above a folder's entry leaves of it: nothing of a file that is no document, and
    /// its own reason of one that could not be read.
    private func gap(atEntry leaf: Int, of folder: Int, reason: String) -> Gap? {
        let name = outline.name(of: outline.folders[folder].entries[leaf])
        return switch folders[folder].outcomes[leaf] {
        case .skipped: nil
        case .failed(let reason): Gap(document: name, reason: reason)
        case .document, .folder, nil: Gap(document: name, reason: reason)
        }
    }

    private mutating func advance(_ number: Int, _ step: TreeReducer.Step) {
        switch step {
        case .wait:
            break
        case .fold(let node):
            let depth = outline.folders[number].plan.depth(of: node)
            enqueue(
                ReadyCall(
                    owner: .folder(number),
                    node: node,
                    pathLength: depth + folderDepths[number] + 1,
                    order: outline.documents.count + number
                )
            )
        case .done(let root):
            finish(number, root)
        }
    }

    private mutating func finish(_ number: Int, _ root: NodeValue) {
        let folder = outline.folders[number]
        let entries = zip(folder.entries, folders[number].outcomes).map { entry, outcome in
            FolderResult.Entry(
                name: outline.name(of: entry),
                outcome: outcome ?? .skipped(reason: "nothing came of it")
            )
        }
        let result = FolderResult(
            name: folder.name,
            agent: agent.name,
            entries: entries,
            foldCount: folder.plan.folds.count,
            levels: folder.plan.levels,
            summary: root.partial,
            gaps: root.gaps
        )
        emit(.folded(result))
        deliver(.folder(result))
        guard let seat = folder.seat else { return }
        fill(seat, .folder(documentCount: folders[number].documentCount), root)
    }
}
