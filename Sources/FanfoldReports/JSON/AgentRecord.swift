internal import FanfoldCore

/// What one agent made of a document or folder, in JSON.
struct AgentRecord: Encodable {
    let name: String
    let outcome: String
    var reason: String?
    /// `nil` where these are the report's own.
    var statements: [StatementRecord]?
    let value: JSONValue?
    /// Where parts of the value come from, by JSON pointer.
    let evidence: [String: [EvidenceRecord]]?
    let unreferenced: Int
    let substitutions: [SubstitutionRecord]

    /// A record; `isOnly` tells that what the agent says is what the report says.
    init(_ result: AgentResult, isOnly: Bool) {
        name = result.agent
        switch result.outcome {
        case .answered: outcome = "answered"
        case .fellBack: outcome = "fellBack"
        case .skipped(let reason):
            outcome = "skipped"
            self.reason = reason
        case .failed(let reason):
            outcome = "failed"
            self.reason = reason
        }
        if !isOnly { statements = result.summary.statements.map(StatementRecord.init) }
        value = result.summary.value?.json
        evidence = result.summary.value?.evidence.mapValues { $0.map(EvidenceRecord.init) }
        unreferenced = result.summary.unreferencedCount
        substitutions = result.substitutions.map(SubstitutionRecord.init)
    }
}

/// What answered in an agent's place, in JSON.
struct SubstitutionRecord: Encodable {
    let subject: String
    let lines: [Int]?
    let by: String
    let reason: String

    init(_ substitution: Substitution) {
        subject = substitution.subject
        lines = substitution.lines.map { [$0.lowerBound, $0.upperBound] }
        by = substitution.by
        reason = substitution.reason
    }
}
