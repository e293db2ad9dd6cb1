internal import FanfoldCore

/// A document between its reading and its report.
struct OpenDocument {
    let split: SplitDocument
    /// The agent, informed by the document's survey where it takes one.
    let agent: any Agent
    var reducer: TreeReducer

    init(_ split: SplitDocument, agent: any Agent) {
        self.split = split
        self.agent = agent
        reducer = TreeReducer(plan: split.plan)
    }

    /// Takes the end of a call into the document's tree.
    mutating func end(_ call: CallJob, _ result: Result<Partial, AgentError>) -> TreeReducer.Step {
        switch (call.input, result) {
        case (.chunk(let chunk), .success(let partial)):
            let located = partial.located(in: split.document.name, at: chunk.range.lowerBound)
            return reducer.set(call.node, to: NodeValue(partial: located))
        case (.chunk(let chunk), .failure(let error)):
            return reducer.set(call.node, to: NodeValue(gaps: [gap(over: chunk.range, error)]))
        case (.partials, .success(let partial)):
            return reducer.folded(call.node, into: partial)
        case (.partials, .failure(let error)):
            return reducer.failed(call.node, leaving: [gap(below: call.node, error)])
        }
    }

    private func gap(below fold: Int, _ error: AgentError) -> Gap {
        let chunks = split.chunks[reducer.leaves(below: fold)]
        let start = chunks.first?.range.lowerBound ?? 0
        return gap(over: start..<(chunks.last?.range.upperBound ?? start), error)
    }

    private func gap(over range: Range<Int>, _ error: AgentError) -> Gap {
        Gap(
            document: split.document.name,
            range: range,
            lines: split.document.lines(of: range),
            reason: error.message
        )
    }

    /// The document's result, once its tree is done.
    func result(_ root: NodeValue) -> DocumentResult {
        let document = split.document
        return DocumentResult(
            name: document.name,
            title: document.title,
            format: document.format,
            language: document.language,
            source: document.source,
            agent: agent.name,
            chunkCount: split.chunks.count,
            foldCount: split.plan.folds.count,
            levels: split.plan.levels,
            byteCount: document.text.count,
            coveredByteCount: document.text.count - missingBytes(root.gaps),
            summary: root.partial.traced(in: document),
            gaps: root.gaps,
            diagnostics: split.diagnostics
        )
    }

    /// Gaps of one document come in order and do not overlap.
    private func missingBytes(_ gaps: [Gap]) -> Int {
        gaps.reduce(0) { $0 + ($1.range?.count ?? 0) }
    }
}
