internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

/// An agent that breaks the contract in one way.
private struct FaultyAgent: Agent {
    enum Fault: String, CaseIterable {
        case evidenceOutside = "is outside chunk 0"
        case cutScalar = "is cut inside a scalar"
        case order = "the source's order is lost"
        case invention = "evidence from nowhere"
        case silence = "children that speak fold into nothing"
        case mood = "is read anew"
    }

    let name = "faulty"
    let fault: Fault
    private let callCount = Shared(0)

    init(_ fault: Fault) { self.fault = fault }

    func map(_ chunk: Chunk) async throws -> Partial {
        callCount.update { $0 += 1 }
        let end = chunk.bytes.count
        let range =
            switch fault {
            case .evidenceOutside: 0..<end + 1
            case .cutScalar: 0..<1
            default: 0..<end
            }
        let text = fault == .mood ? "\(callCount.value)" : chunk.text
        return Partial(statements: [Statement(text: text, evidence: [Evidence(range: range)])])
    }

    func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        let statements = partials.flatMap(\.statements)
        let invented = Statement(text: "", evidence: [Evidence(document: "a", range: 0..<1)])
        return switch fault {
        case .order: Partial(statements: statements.reversed())
        case .invention: Partial(statements: [invented])
        case .silence: Partial()
        default: Partial(statements: statements)
        }
    }
}

/// A reader that breaks the contract in one way.
private struct FaultyReader: DocumentReader {
    enum Fault: String, CaseIterable {
        case notUTF8 = "the text is not UTF-8"
        case outside = "is outside the text"
        case overlap = "does not ascend"
        case lines = "is beyond line 1"
        case otherSource = "the source is"
    }

    static let format = DocumentFormat.text
    let fault: Fault

    func read(
        _ source: DocumentSource,
        report: (Diagnostic) -> Void
    ) throws(DocumentReadError) -> Document {
        let text: [UInt8] = fault == .notUTF8 ? [0xFF, 0xFF] : source.bytes
        let end = fault == .outside ? text.count + 1 : text.count
        let block = Block(kind: .paragraph, range: 0..<end, lines: 1...(fault == .lines ? 2 : 1))
        return Document(
            name: source.name,
            format: Self.format,
            text: text,
            blocks: fault == .overlap ? [block, block] : [block],
            source: fault == .otherSource
                ? SourceIdentity(byteCount: 0, digest: Digest(of: [])) : source.identity
        )
    }
}

@Suite struct `Faults and contracts` {
    @Test(arguments: FaultyAgent.Fault.allCases)
    fileprivate func `a faulty agent is found out`(fault: FaultyAgent.Fault) async throws {
        let chunks = SplitDocument(named: "a", chunks: ["één", "één"]).chunks
        let cut = SplitDocument(named: "a", chunks: ["éé", "éé"]).chunks
        let contract = AgentContract(FaultyAgent(fault))
        let flaws = try await contract.flaws(reading: fault == .cutScalar ? cut : chunks)
        #expect(flaws.contains { $0.contains(fault.rawValue) }, "\(flaws)")
    }

    @Test(arguments: FaultyReader.Fault.allCases)
    fileprivate func `a faulty reader is found out`(fault: FaultyReader.Fault) {
        let flaws = DocumentReaderContract(FaultyReader(fault: fault)).flaws(reading: Array("text".utf8))
        #expect(flaws.contains { $0.contains(fault.rawValue) }, "\(flaws)")
    }

    @Test func `a faulty counter is found out`() {
        let contract = TokenCounterContract(SuperadditiveCounter())
        #expect(!contract.superadditiveCuts(in: [String(repeating: "x", count: 100)]).isEmpty)
    }
}
