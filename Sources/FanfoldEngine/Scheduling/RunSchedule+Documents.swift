internal import FanfoldCore

extension RunSchedule {
    mutating func opened(_ number: Int, _ document: OpenDocument) {
        let split = document.split
        emit(
            .opened(
                document: split.document.name,
                chunkCount: split.chunks.count,
                foldCount: split.plan.folds.count,
                byteCount: split.document.text.count
            )
        )
        for diagnostic in split.diagnostics { emit(.diagnosed(diagnostic)) }
        open[number] = document
        guard !split.chunks.isEmpty else { return finish(number, NodeValue()) }
        let depths = split.plan.depths
        for chunk in split.chunks.indices { enqueueCall(number, node: chunk, depth: depths[chunk]) }
    }

    mutating func unread(_ number: Int, _ error: DocumentReadError) {
        let name = outline.documents[number]
        if error.isSkip {
            emit(.skipped(document: name, reason: error.message))
            fill(outline.seats[number], .skipped(reason: error.message), NodeValue())
        } else {
            emit(.failed(document: name, reason: error.message, hint: error.hint))
            let gap = Gap(document: name, reason: error.message)
            fill(outline.seats[number], .failed(reason: error.message), NodeValue(gaps: [gap]))
        }
    }

    func documentCall(_ number: Int, node: Int) -> CallJob {
        guard let document = open[number] else {
            preconditionFailure("document \(number) is not open")
        }
        let fold = document.split.plan.fold(node)
        return CallJob(
            owner: .document(number),
            node: node,
            agent: document.agent,
            input: fold == nil
                ? .chunk(document.split.chunks[node])
                : .partials(document.reducer.partials(for: node), .document),
            event: RunEvent.Call(
                subject: document.split.document.name,
                kind: .document,
                level: fold?.level ?? 0,
                node: node
            )
        )
    }

    mutating func endedInDocument(_ number: Int, _ call: CallJob, _ result: Result<Partial, AgentError>) {
        // In place: a copy of the document beside it would have the whole tree copied for every call.
        switch open[number]?.end(call, result) {
        case .fold(let node):
            enqueueCall(number, node: node, depth: open[number]?.split.plan.depth(of: node) ?? 0)
        case .done(let root): finish(number, root)
        case .wait, nil: break
        }
    }

    private mutating func enqueueCall(_ number: Int, node: Int, depth: Int) {
        let seat = outline.seats[number]
        let above = foldsFolders ? folderDepths[seat.folder] + seatDepths[seat.folder][seat.leaf] : 0
        enqueue(
            ReadyCall(
                owner: .document(number),
                node: node,
                pathLength: depth + above + 1,
                order: number
            )
        )
    }

    private mutating func finish(_ number: Int, _ root: NodeValue) {
        guard let document = open.removeValue(forKey: number) else { return }
        let result = document.result(root)
        emit(.finished(result))
        deliver(.document(result))
        fill(
            outline.seats[number],
            .document(title: result.title, chunkCount: result.chunkCount, coverage: result.coverage),
            NodeValue(partial: result.summary, gaps: result.gaps)
        )
    }
}
