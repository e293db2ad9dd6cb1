internal import FanfoldTestKit
import FanfoldCore
@testable import FanfoldExtractive
import Testing

@Suite struct CoverSelectionTests {
    private func selection(_ paragraphs: Int) -> (selection: CoverSelection, sentences: Int) {
        var reader = SentenceReader()
        var survey = DocumentSurvey()
        var pool = CandidatePool()
        let chunk = TestDocument(TestProse.paragraphs(paragraphs, seed: 14)).chunks()[0]
        survey.add(chunk, reader: &reader)
        Passages.forEach(in: chunk) { passage in
            passage.forEachSentence(in: chunk.bytes.span) { sentence in
                reader.read(chunk.bytes.span, sentence.words)
                pool.append(reader, place: Double(sentence.range.lowerBound) / Double(chunk.bytes.count))
            }
        }
        let selection = CoverSelection(pool: pool, yardstick: Yardstick(survey), focus: Focus(""))
        return (selection, survey.sentenceCount)
    }

    @Test func `work grows with the length and not with its square`() {
        var (small, smallCount) = selection(200)
        var (large, largeCount) = selection(3200)
        _ = small.picks(words: 150)
        _ = large.picks(words: 150)
        #expect(largeCount == 16 * smallCount)
        #expect(large.weighings <= 32 * small.weighings)
        #expect(large.weighings <= 4 * largeCount)
    }

    @Test func `picks come with falling gains and none twice`() {
        var (selection, _) = selection(60)
        let picks = selection.picks(words: 200)
        #expect(zip(picks, picks.dropFirst()).allSatisfy { $0.gain >= $1.gain })
        #expect(Set(picks.map(\.candidate)).count == picks.count)
        #expect(picks.count > 5)
    }

    @Test func `the heap gives the greatest gain first and the earlier of equals`() {
        var random = SeededGenerator(seed: 30)
        for _ in 0..<50 {
            var heap = MaximumHeap([])
            var gains = (0..<40).map { _ in Double(random.below(10)) }
            for (index, gain) in gains.enumerated() {
                heap.push(MaximumHeap.Entry(gain: gain, candidate: index, round: 0))
            }
            while let top = heap.pop() {
                #expect(gains[top.candidate] == gains.max())
                #expect(gains.firstIndex(of: top.gain) == top.candidate)
                gains[top.candidate] = -1
            }
            #expect(gains.allSatisfy { $0 == -1 })
        }
    }
}
