package import FanfoldCore

/// An aggregator that says its sections, labelled, in one statement.
package struct ScriptedAggregator: Aggregator {
    package let name: String
    private let failure: AgentError?

    package init(name: String = "editor", failure: AgentError? = nil) {
        self.name = name
        self.failure = failure
    }

    package var version: String? { "scripted" }

    package func aggregate(_ sections: [AgentSection], of kind: FoldKind) async throws -> Partial {
        if let failure { throw failure }
        let texts = sections.map { section in
            switch section.outcome {
            case .answered, .fellBack: "\(section.agent)=\(section.partial.statements.map(\.text).joined())"
            case .skipped: "\(section.agent) skipped"
            case .failed(let reason): "\(section.agent) failed: \(reason)"
            }
        }
        return Partial(
            statements: [
                Statement(
                    text: texts.joined(separator: ", "),
                    evidence: sections.flatMap { $0.partial.statements.flatMap(\.evidence) }
                )
            ]
        )
    }
}
