package import FanfoldCore

/// What every agent must keep to.
///
/// For an agent whose calls fail this shows nothing: give it a model that answers.
package struct AgentContract {
    private let agent: any Agent

    package init(_ agent: any Agent) { self.agent = agent }

    /// How what the agent makes of neighbouring chunks of one document breaks the contract.
    package func flaws(reading chunks: [Chunk]) async throws -> [String] {
        var flaws: [String] = agent.name.isEmpty ? ["the agent has no name"] : []
        var partials: [Partial] = []
        for chunk in chunks {
            let partial = try await agent.map(chunk)
            if try await agent.map(chunk) != partial { flaws.append("chunk \(chunk.index) is read anew") }
            flaws += self.flaws(of: partial, in: chunk)
            partials.append(partial.located(in: "a", at: chunk.range.lowerBound))
        }
        let speaking = partials.filter { !$0.isEmpty }
        guard speaking.count > 1 else { return flaws }
        for kind in [FoldKind.document, .folder] {
            let fold = try await agent.fold(speaking, into: kind)
            if try await agent.fold(speaking, into: kind) != fold { flaws.append("\(kind) is folded anew") }
            flaws += self.flaws(of: fold, above: speaking).map { "\(kind): \($0)" }
        }
        return flaws
    }

    /// How what the agent makes of a chunk without text breaks the contract.
    package func flawsOfEmptyChunk() async throws -> [String] {
        let chunk = Chunk(
            index: 0,
            range: 0..<0,
            bytes: [],
            blocks: [],
            headingPath: [],
            tokenCount: 0,
            format: .text
        )
        return flaws(of: try await agent.map(chunk), in: chunk)
    }

    private func flaws(of partial: Partial, in chunk: Chunk) -> [String] {
        partial.evidence.flatMap { evidence -> [String] in
            let range = evidence.range
            guard evidence.document.isEmpty else { return ["\(evidence) is not relative"] }
            guard range.clamped(to: 0..<chunk.bytes.count) == range, !range.isEmpty || chunk.bytes.isEmpty
            else { return ["\(evidence) is outside chunk \(chunk.index)"] }
            let bytes = chunk.bytes.dropFirst(range.lowerBound).prefix(range.count)
            let isWhole = String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
            return isWhole ? [] : ["\(evidence) is cut inside a scalar"]
        }
    }

    private func flaws(of fold: Partial, above children: [Partial]) -> [String] {
        var flaws: [String] = []
        let known = Set(children.flatMap(\.evidence))
        let places = fold.statements.compactMap { $0.evidence.first?.range.lowerBound }
        if fold.isEmpty { flaws.append("children that speak fold into nothing") }
        if !known.isSuperset(of: fold.evidence) {
            flaws.append("evidence from nowhere")
        }
        if places != places.sorted() { flaws.append("the source's order is lost: \(places)") }
        return flaws
    }
}
