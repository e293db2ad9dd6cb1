internal import FanfoldCore

extension RunSchedule {
    mutating func opened(_ number: Int, _ document: OpenDocument) {
        let split = document.split
        emit(
            .opened(
                document: split.document.name,
                chunkCount: split.chunks.count,
                foldsByLevel: split.plan.foldsByLevel,
                agentCount: document.readers.activeCount,
                byteCount: split.document.text.count
            )
        )
        for diagnostic in split.diagnostics { emit(.diagnosed(diagnostic)) }
        open[number] = document
        let depths = split.plan.depths
        for (member, skipped) in document.readers.skipped.enumerated() {
            if skipped != nil || split.chunks.isEmpty {
                let step = open[number]?.reducer.root(member, NodeValue()) ?? .wait
                if case .rooted = step { rooted(document: number) }
            } else {
                for chunk in split.chunks.indices {
                    enqueueCall(number, member: member, node: chunk, depth: depths[chunk])
                }
            }
        }
    }

    mutating func unread(_ number: Int, _ error: DocumentReadError) {
        let name = outline.documents[number]
        let seat = outline.seats[number]
        if error.isSkip {
            emit(.skipped(document: name, reason: error.message))
            let known = Recall.Document(skipped: name, reason: error.message)
            fill(seat, known.outcome, identity: known.identity) { _ in NodeValue() }
        } else {
            emit(.failed(document: name, reason: error.message, hint: error.hint))
            let gap = Gap(document: name, reason: error.message)
            fill(seat, .failed(reason: error.message)) { _ in NodeValue(gaps: [gap]) }
        }
    }

    func documentCall(_ number: Int, _ ready: ReadyCall) -> CallJob {
        let (member, node) = (ready.member, ready.node)
        guard let document = open[number] else {
            preconditionFailure("document \(number) is not open")
        }
        let name = document.split.document.name
        guard member < panel.members.count else {
            return aggregateCall(
                ready,
                of: name,
                .document,
                document.split.plan,
                document.results
            )
        }
        let agent = document.readers.agents[member]
        let fold = document.split.plan.fold(node)
        return CallJob(
            owner: .document(number),
            member: member,
            node: node,
            question: fold == nil
                ? .map(agent, document.split.chunks[node])
                : .fold(agent, document.reducer.partials(for: node, of: member), .document),
            pathLength: ready.pathLength,
            event: RunEvent.Call(
                agent: agent.name,
                subject: name,
                kind: .document,
                level: fold?.level ?? 0,
                node: node
            )
        )
    }

    /// The call that brings the agents' answers together.
    func aggregateCall(
        _ ready: ReadyCall,
        of subject: String,
        _ kind: FoldKind,
        _ plan: TreePlan,
        _ results: [AgentResult]
    ) -> CallJob {
        guard case .ask(let aggregator, let sections) = panel.aggregation(of: results) else {
            preconditionFailure("nothing to bring together in \(subject)")
        }
        return CallJob(
            owner: ready.owner,
            member: panel.members.count,
            node: plan.nodeCount,
            question: .aggregate(aggregator, sections, kind),
            pathLength: ready.pathLength,
            event: RunEvent.Call(
                agent: aggregator.name,
                subject: subject,
                kind: kind,
                level: plan.levels + 1,
                node: plan.nodeCount
            )
        )
    }

    mutating func endedInDocument(_ number: Int, _ call: CallJob, _ result: Result<Partial, AgentError>) {
        // In place: a copy of the document beside it would have the whole tree copied for every call.
        switch open[number]?.end(call, result) {
        case .fold(let member, let node):
            let depth = open[number]?.split.plan.depth(of: node) ?? 0
            enqueueCall(number, member: member, node: node, depth: depth)
        case .rooted: rooted(document: number)
        case .wait, nil: break
        }
    }

    private mutating func enqueueCall(_ number: Int, member: Int, node: Int, depth: Int) {
        let seat = outline.seats[number]
        let above = foldsFolders ? folderDepths[seat.folder] + seatDepths[seat.folder][seat.leaf] : 0
        enqueue(
            ReadyCall(
                owner: .document(number),
                member: member,
                node: node,
                pathLength: depth + above + 1,
                order: number
            )
        )
    }

    private mutating func rooted(document number: Int) {
        guard let document = open[number] else { return }
        let results = document.reducer.results(of: panel, skipped: document.readers.skipped)
        let name = document.split.document.name
        switch panel.aggregation(of: results) {
        case .none:
            open[number]?.results = results
            finish(document: number, nil)
        case .withheld(let aggregator, let reason):
            open[number]?.results = results
            finish(document: number, missingAggregate(by: aggregator.name, of: name, reason))
        case .ask:
            open[number]?.results = results
            let plan = document.split.plan
            enqueueCall(number, member: panel.members.count, node: plan.nodeCount, depth: 0)
        }
    }

    mutating func finish(document number: Int, _ aggregate: AgentResult?) {
        guard let document = open.removeValue(forKey: number) else { return }
        let result = document.result(aggregate: aggregate)
        emit(.finished(result))
        deliver(.document(result))
        fill(
            outline.seats[number],
            .document(title: result.title, chunkCount: result.chunkCount, coverage: result.coverage),
            identity: result.isWhole
                ? Recall.identity(ofDocument: result.name, result.source.digest) : nil,
            aggregate: result.panel.aggregate
        ) { member in
            NodeValue(
                result.panel.agents[member].summary,
                gaps: result.panel.agents[member].gaps,
                substitutions: result.panel.agents[member].substitutions
            )
        }
    }
}
