import FanfoldCore
import FanfoldExtractive
import Testing

@Suite struct ReadableSummaryTests {
    private let body = [
        "The northern quay has sunk by four centimetres since the spring and needs new piles.",
        "Divers found that six of the piles under the quay are eaten through at the water line.",
        "New piles of steel cost ninety thousand pounds and would last for sixty years.",
    ]

    @Test func `a letter's head is not picked where there are sentences`() async throws {
        let head =
            "From: Ada Marsh\nTo: Benjamin Orr; Clara Voss\nDate: Tue, 4 March 2025 09:12\nSubject: Should we repair the northern quay?"
        let document = TestDocument(["MINUTES OF THE HARBOUR BOARD AND QUAY", head] + body)
        let summary = try await document.summary(by: ExtractiveAgent(words: 60))
        #expect(!summary.isEmpty)
        #expect(summary.texts.allSatisfy { body.contains($0) })
    }

    @Test func `a document of labelled lines only has a summary all the same`() async throws {
        let lines = ["Owner: Ada Marsh of the northern quay", "Berth: Number 12 at the Old Quay, Eastport"]
        let summary = try await TestDocument(lines).summary(by: ExtractiveAgent(words: 40))
        #expect(!summary.isEmpty)
    }

    @Test func `a section's label is no part of the sentence below it`() async throws {
        let document = TestDocument(["SUMMARY\n" + body[0] + " " + body[1], body[2]])
        let summary = try await document.summary(by: ExtractiveAgent(words: 60))
        #expect(summary.texts.contains(body[0]))
    }

    @Test func `text in capitals throughout keeps its sentences whole`() async throws {
        let text = "THE NORTHERN QUAY HAS SUNK BY FOUR\nCENTIMETRES SINCE THE SPRING."
        let summary = try await TestDocument([text]).summary(by: ExtractiveAgent(words: 40))
        #expect(summary.texts == ["THE NORTHERN QUAY HAS SUNK BY FOUR CENTIMETRES SINCE THE SPRING."])
    }

    @Test func `a folder takes each document's weightiest statement, wherever it stands`() async throws {
        let partials = (0..<3).map { number in
            Partial(
                statements: (0..<4).map { index in
                    Statement(
                        text: "Paper \(number) tells in part \(index) about ships and their many harbours.",
                        evidence: [Evidence(document: "d\(number)", range: index * 100..<index * 100 + 50)],
                        weight: index == number + 1 ? 9 : 2
                    )
                }
            )
        }
        let summary = try await ExtractiveAgent(words: 40).fold(partials, into: .folder)
        #expect(summary.statements.map(\.weight) == [9, 9, 9])
    }
}
