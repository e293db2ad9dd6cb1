internal import FanfoldCore

extension PanelReducer {
    /// What each agent made of the document or folder, once every root is there.
    ///
    /// `skipped` says why an agent had nothing to read, in the panel's order; `nil` where it had.
    func results(of panel: Panel, skipped: [String?]) -> [AgentResult] {
        zip(panel.members, zip(roots, skipped)).map { member, root in
            let value = root.0 ?? NodeValue()
            return AgentResult(
                agent: member.agent.name,
                outcome: Self.outcome(of: value, skipped: root.1),
                isOptional: member.duty == .optional,
                summary: value.partial,
                gaps: value.gaps,
                substitutions: value.substitutions
            )
        }
    }

    private static func outcome(of value: NodeValue, skipped: String?) -> AgentSection.Outcome {
        if let skipped { return .skipped(reason: skipped) }
        if value.partial.isEmpty, let gap = value.gaps.first { return .failed(reason: gap.reason) }
        return value.substitutions.isEmpty ? .answered : .fellBack
    }
}

extension Panel {
    /// What the aggregator should do about the agents' results.
    enum Aggregation {
        /// There is none, or nothing to say.
        case none
        /// Read these sections.
        case ask(any Aggregator, [AgentSection])
        /// Too few agents answered, or one that is required did not.
        case withheld(by: any Aggregator, reason: String)
    }

    /// Decides whether the agents' results are enough for the aggregator.
    func aggregation(of results: [AgentResult]) -> Aggregation {
        guard let aggregator else { return .none }
        for (member, result) in zip(members, results) {
            if member.duty == .required, case .failed(let reason) = result.outcome {
                let reason = "\(result.agent), which is required, failed: \(reason)"
                return .withheld(by: aggregator, reason: reason)
            }
        }
        let answers = results.count {
            switch $0.outcome {
            case .answered, .fellBack: true
            case .skipped, .failed: false
            }
        }
        // An agent that a document is not for is missing nowhere.
        let asked = results.count { if case .skipped = $0.outcome { false } else { true } }
        guard answers >= min(leastAnswers, asked) else {
            let reason = "\(answers) of \(asked) agents answered, and \(leastAnswers) are needed"
            return .withheld(by: aggregator, reason: reason)
        }
        guard results.contains(where: { !$0.summary.isEmpty }) else { return .none }
        return .ask(
            aggregator,
            results.map { AgentSection(agent: $0.agent, outcome: $0.outcome, partial: $0.summary) }
        )
    }
}
