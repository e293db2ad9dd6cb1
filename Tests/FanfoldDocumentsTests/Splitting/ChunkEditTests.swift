internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Edits of a text` {
    private func chunks(_ paragraphs: [String]) -> [String] {
        ChunkCheck(paragraphs.joined(separator: "\n\n"), maxTokens: 1_200, counter: ByteCounter())
            .chunks.map(\.text)
    }

    @Test(arguments: [1, 2])
    func `a paragraph that comes or goes makes few chunks new`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let paragraphs = TestText.paragraphs(110, &random)
        let before = chunks(paragraphs)
        #expect((30...60).contains(before.count))
        let known = Set(before)
        var counts = (0..<200).map { trial in
            var edited = paragraphs
            let place = random.below(edited.count)
            if trial.isMultiple(of: 2) {
                edited.insert(TestText.paragraphs(1, &random)[0], at: place)
            } else {
                edited.remove(at: place)
            }
            return chunks(edited).count { !known.contains($0) }
        }
        counts.sort()
        #expect(counts[190] <= 3)
        #expect(counts[199] <= 6)
    }
}
