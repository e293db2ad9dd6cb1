internal import FanfoldTestKit
import FanfoldCore
@testable import FanfoldExtractive
import Testing

@Suite struct DocumentSurveyTests {
    private let agent = ExtractiveAgent()

    private func survey(_ chunks: some Sequence<Chunk>) -> DocumentSurvey {
        var survey = agent.emptySurvey
        for chunk in chunks { agent.survey(chunk, into: &survey) }
        return survey
    }

    private func sum(_ surveys: some Sequence<DocumentSurvey>) -> DocumentSurvey {
        var sum = agent.emptySurvey
        for survey in surveys { agent.merge(survey, into: &sum) }
        return sum
    }

    @Test func `surveys add up in any order and grouping`() {
        let chunks = TestDocument(TestProse.paragraphs(50, seed: 9)).chunks(blocksEach: 4)
        let whole = survey(chunks)
        let single = chunks.map { survey([$0]) }
        #expect(sum(single) == whole)
        #expect(sum(single.reversed()) == whole)
        #expect(survey(chunks.reversed()) == whole)
        #expect(sum([sum(single.prefix(5)), sum(single.dropFirst(5).reversed())]) == whole)
        #expect(sum([agent.emptySurvey, whole, agent.emptySurvey]) == whole)
        #expect(sum([whole, single[0]]) != whole)
    }

    @Test func `a concept is counted once a sentence`() {
        let survey = survey(TestDocument(["The boat saw boats boating. A boat left!"]).chunks())
        var reader = SentenceReader()
        let word = Array("boats".utf8)
        reader.read(word.span, 0..<word.count)
        #expect(survey.sentenceCount == 2)
        #expect(reader.concepts.map { survey.counts[$0] } == [2])
    }

    @Test func `cutting elsewhere changes no count`() {
        let document = TestDocument(TestProse.paragraphs(30, seed: 6))
        #expect(survey(document.chunks(blocksEach: 1)) == survey(document.chunks(blocksEach: 11)))
    }

    @Test func `counts stay at their greatest value`() {
        let concept = Concept(key: 77)
        var counts = ConceptCounts()
        for _ in 0..<3 { counts.add(concept, count: 10_000_000) }
        #expect(counts[concept] == 16_777_215)
        #expect(counts[Concept(key: 79)] == 0)
    }

    @Test func `counts hold as the table grows`() {
        var random = SeededGenerator(seed: 12)
        var counts = ConceptCounts()
        var expected: [UInt64: Int] = [:]
        for _ in 0..<20_000 {
            let key = random.next() >> 24 % 6_000 + 1
            counts.add(Concept(key: key))
            expected[key, default: 0] += 1
        }
        #expect(counts.count == expected.count)
        #expect(expected.allSatisfy { counts[Concept(key: $0.key)] == $0.value })
    }
}
