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

    /// The gap that takes the place of a chunk.
    func gap(at chunk: Int, reason: String) -> Gap {
        gap(over: split.chunks[chunk].range, reason: reason)
    }

    /// The gap that takes the place of a fold.
    func gap(atFold node: Int, reason: String) -> Gap {
        let leaves = reducer.leaves(below: node)
        let chunks = split.chunks[leaves]
        let start = chunks.first?.range.lowerBound ?? 0
        return gap(over: start..<(chunks.last?.range.upperBound ?? start), reason: reason)
    }

    private func gap(over range: Range<Int>, reason: String) -> Gap {
        Gap(
            document: split.document.name,
            range: range,
            lines: split.document.lines(of: range),
            reason: reason
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
