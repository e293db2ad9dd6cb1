import Fanfold
import Testing

@Suite struct `README` {
    @Test func `the library example prints what it says`() async throws {
        let minutes = """
            The board met on Monday. The board approved the new pump for the lock at Dunsey, at a cost of \
            £118,400. Three members voted against the pump because of its cost. The meeting ended at nine.
            """
        let agent = ExtractiveAgent(words: 25)
        let summary = try await Run(.text(minutes), agent: agent).document().summary
        #expect(
            summary.statements.map(\.text) == [
                "The board met on Monday.",
                "The board approved the new pump for the lock at Dunsey, at a cost of £118,400.",
            ]
        )
    }
}
