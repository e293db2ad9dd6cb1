internal import FanfoldTestKit
import FanfoldCore
@testable import FanfoldExtractive
import Testing

@Suite struct CoverSelectionTests {
    private func selection(_ paragraphs: Int, words: Int = 150) -> (selection: CoverSelection, sentences: Int)
    {
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
        let selection = CoverSelection(
            pool: pool,
            yardstick: Yardstick(survey),
            focus: Focus(""),
            words: words
        )
        return (selection, survey.sentenceCount)
    }

    @Test func `work grows with the length and not with its square`() {
        var (small, smallCount) = selection(200)
        var (large, largeCount) = selection(3200)
        _ = small.picks()
        _ = large.picks()
        #expect(largeCount == 16 * smallCount)
        #expect(large.weighings <= 32 * small.weighings)
        #expect(large.weighings <= 4 * largeCount)
    }

    @Test func `picks come with falling gains and none twice`() {
        var (selection, _) = selection(60, words: 200)
        let picks = selection.picks()
        #expect(zip(picks, picks.dropFirst()).allSatisfy { $0.gain >= $1.gain })
        #expect(Set(picks.map(\.candidate)).count == picks.count)
        #expect(picks.count > 5)
    }

    @Test func `stretches leave the opening less of the budget`() {
        let seeds: ClosedRange<UInt64> = 1...8
        let spread = seeds.reduce(0) { $0 + picksOfOpening(stretches: 3, seed: $1) }
        let free = seeds.reduce(0) { $0 + picksOfOpening(stretches: 1, seed: $1) }
        #expect(spread < free)
    }

    /// How many picks are of the first third of a text that is alike throughout.
    private func picksOfOpening(stretches: Int, seed: UInt64) -> Int {
        var random = SeededGenerator(seed: seed)
        var parameters = RankingParameters()
        parameters.stretches = stretches
        var reader = SentenceReader()
        var survey = DocumentSurvey()
        var pool = CandidatePool()
        for index in 0..<300 {
            let line = "Ward\(random.below(20)) and gate\(random.below(20)) were open that day."
            let bytes = Array(line.utf8)
            reader.read(bytes.span, 0..<bytes.count)
            survey.add(reader)
            pool.append(reader, place: Double(index) / 300)
        }
        let yardstick = Yardstick(survey, parameters: parameters)
        var selection = CoverSelection(pool: pool, yardstick: yardstick, focus: Focus(""), words: 240)
        return selection.picks().count { $0.candidate < 100 }
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
