internal import FanfoldTestKit
import FanfoldCore
@testable import FanfoldExtractive
import Testing

@Suite struct CoverSelectionTests {
    private func selection(_ paragraphs: Int, words: Int) -> CoverSelection {
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
        return CoverSelection(
            pool: pool,
            yardstick: Yardstick(survey),
            focus: Focus(""),
            words: words
        )
    }

    @Test func `picks come with falling gains and none twice`() {
        var selection = selection(60, words: 200)
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

    private func picks(of sentences: [String], words: Int) -> [Int] {
        var reader = SentenceReader()
        var survey = DocumentSurvey()
        var pool = CandidatePool()
        for (index, sentence) in sentences.enumerated() {
            let bytes = Array(sentence.utf8)
            reader.read(bytes.span, 0..<bytes.count)
            survey.add(reader)
            pool.append(reader, place: Double(index) / Double(sentences.count))
        }
        let yardstick = Yardstick(survey)
        var selection = CoverSelection(pool: pool, yardstick: yardstick, focus: Focus(""), words: words)
        return selection.picks().map(\.candidate)
    }

    @Test func `what is said again is not picked again`() {
        let sentences = ["The gate is closed to all boats.", "Boats wait outside of the closed gate."]
        let picks = picks(of: sentences + sentences + sentences, words: 40)
        #expect(picks.sorted() == [0, 1])
    }

    @Test func `a repeat of better form is a candidate, and the next of that form is none`() {
        var reader = SentenceReader()
        var pool = CandidatePool()
        for sentence in ["The old gate is shut", "The old gate is shut.", "The old gate is shut."] {
            let bytes = Array(sentence.utf8)
            let words = Passage.Sentence(range: 0..<bytes.count, words: 0..<bytes.count)
            reader.read(bytes.span, words, isMarkdown: false)
            pool.append(reader, place: 0)
        }
        #expect(pool.candidates.map(\.isRepeat) == [false, false, true])
    }

    @Test func `what adds nothing is picked only where all is so`() {
        let empty = ["It is what it is now.", "So they were to be on it."]
        #expect(picks(of: empty, words: 40) == [0])
        #expect(picks(of: empty + ["The gate is closed to all boats."], words: 40) == [2])
    }
}
