internal import FanfoldCore

/// A statement in JSON.
struct StatementRecord: Encodable {
    let text: String
    let evidence: [EvidenceRecord]

    init(_ statement: Statement) {
        text = statement.text
        evidence = statement.evidence.map(EvidenceRecord.init)
    }
}

/// A place in a source in JSON.
struct EvidenceRecord: Encodable {
    let document: String
    /// First and one past the last UTF-8 byte of the document's text.
    let bytes: [Int]
    /// First and last line of the source, from 1.
    let lines: [Int]?
    let passage: String?

    init(_ evidence: Evidence) {
        document = evidence.document
        bytes = [evidence.range.lowerBound, evidence.range.upperBound]
        lines = evidence.lines.map { [$0.lowerBound, $0.upperBound] }
        passage = evidence.passage
    }
}

/// A gap in JSON.
struct GapRecord: Encodable {
    let document: String
    let bytes: [Int]?
    let lines: [Int]?
    let agent: String?
    let reason: String

    init(_ gap: Gap) {
        document = gap.document
        bytes = gap.range.map { [$0.lowerBound, $0.upperBound] }
        lines = gap.lines.map { [$0.lowerBound, $0.upperBound] }
        agent = gap.agent
        reason = gap.reason
    }
}
