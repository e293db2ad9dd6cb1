internal import FanfoldCore

extension RunSchedule {
    /// Takes what came of a folder's entry; `value` gives each agent's part.
    mutating func fill(
        _ seat: FolderOutline.Seat,
        _ outcome: FolderResult.Entry.Outcome,
        identity: Digest? = nil,
        aggregate: AgentResult? = nil,
        aggregateGaps: [Gap] = [],
        _ value: (_ member: Int) -> NodeValue
    ) {
        guard foldsFolders else { return }
        folders[seat.folder].outcomes[seat.leaf] = outcome
        folders[seat.folder].aggregates[seat.leaf] = aggregate
        folders[seat.folder].aggregateGaps[seat.leaf] = aggregateGaps + (aggregate?.gaps ?? [])
        folders[seat.folder].identity.set(leaf: seat.leaf, identity)
        for member in panel.members.indices {
            advance(seat.folder, folders[seat.folder].reducer.set(seat.leaf, of: member, to: value(member)))
        }
    }

    mutating func folderCall(_ number: Int, _ ready: ReadyCall) -> CallJob {
        let (member, node) = (ready.member, ready.node)
        let folder = outline.folders[number]
        guard member < panel.members.count else {
            return aggregateCall(
                ready,
                of: folder.name,
                .folder,
                folder.plan,
                folders[number].results
            )
        }
        let agent = panel.members[member].agent
        let partials = folders[number].reducer.partials(for: node, of: member)
        return CallJob(
            owner: .folder(number),
            member: member,
            node: node,
            identity: recall == nil ? nil : folders[number].identity.of(node),
            question: .fold(agent, partials, .folder),
            pathLength: ready.pathLength,
            event: RunEvent.Call(
                agent: agent.name,
                subject: folder.name,
                kind: .folder,
                level: folder.plan.fold(node)?.level ?? 0,
                node: node
            )
        )
    }

    mutating func endedInFolder(_ number: Int, _ call: CallJob, _ result: Result<Partial, AgentError>) {
        switch result {
        case .success(let partial):
            let value = folderValue(partial, number, call)
            if partial.substitution != nil || partial.omission != nil {
                folders[number].identity.spoil(call.node)
            }
            advance(number, folders[number].reducer.folded(call.node, of: call.member, into: value))
        case .failure(let error):
            folders[number].identity.spoil(call.node)
            let leaves = folders[number].reducer.leaves(below: call.node)
            let gaps = leaves.compactMap { gap(atEntry: $0, of: number, call, error.message) }
            advance(
                number,
                folders[number].reducer.failed(call.node, of: call.member, leaving: gaps)
            )
        }
    }

    private func folderValue(_ partial: Partial, _ number: Int, _ call: CallJob) -> NodeValue {
        let name = outline.folders[number].name
        var value = NodeValue(partial)
        if var substitution = partial.substitution {
            substitution.subject = name
            value.substitutions = [substitution]
        }
        if let omission = partial.omission {
            value.gaps = [Gap(document: name, agent: namedAgent(call), reason: omission)]
        }
        return value
    }

    /// The agent a gap names, where there are several.
    private func namedAgent(_ call: CallJob) -> String? {
        panel.members.count > 1 ? call.event.agent : nil
    }

    /// What a failed fold above a folder's entry leaves of it: nothing of a file that is no document, and
    /// its own reason of one that could not be read.
    private func gap(atEntry leaf: Int, of folder: Int, _ call: CallJob, _ reason: String) -> Gap? {
        let name = outline.name(of: outline.folders[folder].entries[leaf])
        return switch folders[folder].outcomes[leaf] {
        case .skipped: nil
        case .failed(let reason): Gap(document: name, reason: reason)
        case .document, .folder, nil: Gap(document: name, agent: namedAgent(call), reason: reason)
        }
    }

    mutating func advance(_ number: Int, _ step: PanelReducer.Step) {
        switch step {
        case .wait:
            break
        case .fold(let member, let node):
            let depth = outline.folders[number].plan.depth(of: node)
            enqueueCall(number, member: member, node: node, depth: depth)
        case .rooted:
            rooted(folder: number)
        }
    }

    private mutating func enqueueCall(_ number: Int, member: Int, node: Int, depth: Int) {
        enqueue(
            ReadyCall(
                owner: .folder(number),
                member: member,
                node: node,
                pathLength: depth + folderDepths[number] + 1,
                order: outline.documents.count + number
            )
        )
    }

    private mutating func rooted(folder number: Int) {
        let folder = outline.folders[number]
        let everyone = [String?](repeating: nil, count: panel.members.count)
        let results = folders[number].reducer.results(of: panel, skipped: everyone)
        folders[number].results = results
        switch panel.aggregation(of: results) {
        case .none: finish(folder: number, nil)
        case .withheld(let aggregator, let reason):
            finish(folder: number, missingAggregate(by: aggregator.name, of: folder.name, reason))
        case .ask:
            if let aggregate = onlyAggregate(in: number) {
                finish(folder: number, aggregate)
            } else {
                enqueueCall(number, member: panel.members.count, node: folder.plan.nodeCount, depth: 0)
            }
        }
    }

    /// The aggregate of a folder's only entry, which is the folder's own; `nil` where there are several, or none
    /// is known.
    ///
    /// As a child left alone passes up unchanged: the aggregator would be shown the same sections again.
    private func onlyAggregate(in number: Int) -> AgentResult? {
        guard let leaf = folders[number].onlyReported else { return nil }
        let entry = outline.folders[number].entries[leaf]
        var aggregate = folders[number].aggregates[leaf] ?? recalledAggregate(of: entry)
        // They are named as the entry's.
        aggregate?.gaps = []
        return aggregate
    }

    mutating func finish(folder number: Int, _ aggregate: AgentResult?) {
        let folder = outline.folders[number]
        let entries = zip(folder.entries, folders[number].outcomes).map { entry, outcome in
            FolderResult.Entry(
                name: outline.name(of: entry),
                outcome: outcome ?? .skipped(reason: "nothing came of it")
            )
        }
        let panelResult = PanelResult(agents: folders[number].results, aggregate: aggregate)
        let aggregateGaps = folders[number].aggregateGaps.flatMap(\.self)
        let result = FolderResult(
            name: folder.name,
            entries: entries,
            foldCount: folder.plan.folds.count * panel.members.count,
            levels: folder.plan.levels,
            tree: TreeSketch(folder.plan),
            panel: panelResult,
            gaps: panelResult.gaps + aggregateGaps
        )
        emit(.folded(result))
        let isWhole = result.gaps.isEmpty && panelResult.substitutions.isEmpty
        let identity = isWhole ? folders[number].identity.ofFolder() : nil
        deliver(.folder(result, identity: identity))
        guard let seat = folder.seat else { return }
        fill(
            seat,
            .folder(documentCount: folders[number].documentCount),
            identity: identity,
            aggregate: aggregate,
            aggregateGaps: aggregateGaps
        ) { member in
            let agent = panelResult.agents[member]
            return NodeValue(agent.summary, gaps: agent.gaps, substitutions: agent.substitutions)
        }
    }
}
