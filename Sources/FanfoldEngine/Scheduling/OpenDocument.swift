internal import FanfoldCore

/// A document between its reading and its report.
struct OpenDocument {
    let split: SplitDocument
    let readers: ReaderList
    /// Whether gaps name the agent whose they are.
    let namesAgents: Bool
    var reducer: PanelReducer
    /// What the agents made of it, once every root is there.
    var results: [AgentResult] = []

    init(_ split: SplitDocument, readers: ReaderList) {
        self.split = split
        self.readers = readers
        namesAgents = readers.agents.count > 1
        reducer = PanelReducer(plan: split.plan, memberCount: readers.agents.count)
    }

    /// Takes the end of a map or a fold into its agent's tree.
    mutating func end(_ call: CallJob, _ result: Result<Partial, AgentError>) -> PanelReducer.Step {
        switch (call.question, result) {
        case (.map(_, let chunk), .success(let partial)):
            let located = partial.located(in: split.document.name, at: chunk.range.lowerBound)
            let value = NodeValue(
                located,
                substitutions: substitutions(partial.substitution, over: chunk.range)
            )
            return reducer.set(call.node, of: call.member, to: value)
        case (.map(_, let chunk), .failure(let error)):
            let gap = gap(over: chunk.range, call, error)
            return reducer.set(call.node, of: call.member, to: NodeValue(gaps: [gap]))
        case (_, .success(let partial)):
            let range = range(below: call.node)
            var value = NodeValue(partial, substitutions: substitutions(partial.substitution, over: range))
            if let omission = partial.omission {
                var gap = gap(over: range, call, AgentError(omission))
                // The chunks were read: what is missing is a part of what was said of them.
                gap.range = range.lowerBound..<range.lowerBound
                value.gaps = [gap]
            }
            return reducer.folded(call.node, of: call.member, into: value)
        case (_, .failure(let error)):
            let gap = gap(over: range(below: call.node), call, error)
            return reducer.failed(call.node, of: call.member, leaving: [gap])
        }
    }

    private func range(below fold: Int) -> Range<Int> {
        let chunks = split.chunks[reducer.leaves(below: fold)]
        let start = chunks.first?.range.lowerBound ?? 0
        return start..<(chunks.last?.range.upperBound ?? start)
    }

    private func gap(over range: Range<Int>, _ call: CallJob, _ error: AgentError) -> Gap {
        Gap(
            document: split.document.name,
            range: range,
            lines: split.document.lines(of: range),
            agent: namesAgents ? call.event.agent : nil,
            reason: error.message
        )
    }

    private func substitutions(_ substitution: Substitution?, over range: Range<Int>) -> [Substitution] {
        guard var substitution else { return [] }
        substitution.subject = split.document.name
        substitution.lines = split.document.lines(of: range)
        return [substitution]
    }

    /// The document's result, once every agent's tree and the aggregate are done.
    func result(aggregate: AgentResult?) -> DocumentResult {
        let document = split.document
        var panel = PanelResult(agents: results, aggregate: aggregate)
        panel.trace(in: document)
        return DocumentResult(
            name: document.name,
            title: document.title,
            format: document.format,
            language: document.language,
            source: document.source,
            chunkCount: split.chunks.count,
            foldCount: split.plan.folds.count * readers.activeCount,
            levels: split.plan.levels,
            tree: TreeSketch(split.plan),
            byteCount: document.text.count,
            coveredByteCount: document.text.count - missingBytes(panel.gaps),
            panel: panel,
            diagnostics: split.diagnostics
        )
    }

    /// The bytes that at least one agent's report misses.
    private func missingBytes(_ gaps: [Gap]) -> Int {
        var (missing, end) = (0, 0)
        for range in gaps.compactMap(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            missing += max(0, range.upperBound - max(range.lowerBound, end))
            end = max(end, range.upperBound)
        }
        return missing
    }
}

extension PanelResult {
    fileprivate mutating func trace(in document: Document) {
        for index in agents.indices { agents[index].summary = agents[index].summary.traced(in: document) }
        guard let summary = aggregate?.summary else { return }
        aggregate?.summary = summary.traced(in: document)
    }
}
