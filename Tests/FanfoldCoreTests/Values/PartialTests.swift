internal import FanfoldCore
internal import Testing

@Suite struct Partials {
    private let document: Document = {
        let text = Array("First line.\nSecond line.".utf8)
        return Document(
            name: "a.txt",
            format: .text,
            text: text,
            blocks: [Block(kind: .paragraph, range: 0..<text.count, lines: 1...2)],
            source: SourceIdentity(byteCount: text.count, digest: Digest(of: text))
        )
    }()

    @Test func `locating moves all evidence into the document`() {
        let partial = Partial(statements: [
            Statement(text: "a", evidence: [Evidence(range: 0..<2), Evidence(range: 5..<9)], weight: 3),
            Statement(text: "b", evidence: []),
        ])
        let located = partial.located(in: "a.txt", at: 100)
        #expect(
            located.statements == [
                Statement(
                    text: "a",
                    evidence: [
                        Evidence(document: "a.txt", range: 100..<102),
                        Evidence(document: "a.txt", range: 105..<109),
                    ],
                    weight: 3
                ),
                Statement(text: "b", evidence: []),
            ]
        )
    }

    @Test func `tracing fills in lines and passage`() {
        let partial = Partial(statements: [
            Statement(text: "s", evidence: [Evidence(document: "a.txt", range: 6..<18)])
        ])
        let evidence = partial.traced(in: document).statements[0].evidence
        #expect(
            evidence == [
                Evidence(document: "a.txt", range: 6..<18, lines: 1...2, passage: "line.\nSecond")
            ]
        )
    }

    @Test func `tracing leaves other documents' evidence alone`() {
        let partial = Partial(statements: [
            Statement(text: "s", evidence: [Evidence(document: "b.txt", range: 0..<900)])
        ])
        #expect(partial.traced(in: document) == partial)
    }

    @Test func `a partial without statements is empty`() {
        #expect(Partial().isEmpty)
        #expect(!Partial(statements: [Statement(text: "", evidence: [])]).isEmpty)
    }
}
