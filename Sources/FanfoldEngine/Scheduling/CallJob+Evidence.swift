internal import FanfoldCore

extension CallJob {
    /// The agent's answer, if its evidence lies where it can.
    ///
    /// - Throws: ``AgentError`` naming the evidence that does not: a report must not quote at random.
    func checked(_ partial: Partial) throws(AgentError) -> Partial {
        switch question {
        case .map(_, let chunk):
            for evidence in partial.evidence where !evidence.range.isPassage(of: chunk.bytes) {
                throw AgentError(
                    "the agent cited bytes \(evidence.range) of a chunk of \(chunk.bytes.count) bytes"
                )
            }
        case .fold(_, let partials, _): try check(partial, against: partials)
        case .aggregate(_, let sections, _): try check(partial, against: sections.map(\.partial))
        }
        return partial
    }

    private func check(_ partial: Partial, against shown: [Partial]) throws(AgentError) {
        let known = Set(shown.lazy.flatMap(\.evidence))
        for evidence in partial.evidence where !known.contains(evidence) && !known.hasRun(evidence) {
            throw AgentError(
                "the agent cited bytes \(evidence.range) of \(evidence.document), which it was not shown"
            )
        }
    }
}

extension Set<Evidence> {
    /// Whether several of these, neighbours of each other, are this evidence when put together.
    fileprivate func hasRun(_ whole: Evidence) -> Bool {
        let inside = filter { part in
            part.document == whole.document && part.range.lowerBound >= whole.range.lowerBound
                && part.range.upperBound <= whole.range.upperBound
        }
        return inside.bySpan.map(\.range) == [whole.range]
    }
}

extension Range<Int> {
    /// Whether the range holds whole scalars of UTF-8 text, offsets from its start.
    fileprivate func isPassage(of text: ArraySlice<UInt8>) -> Bool {
        guard lowerBound >= 0, upperBound <= text.count else { return false }
        return [lowerBound, upperBound].allSatisfy {
            $0 == text.count || text[text.startIndex + $0] & 0xC0 != 0x80
        }
    }
}
