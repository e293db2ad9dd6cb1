import FanfoldCore
@testable import FanfoldExtractive
import Testing

@Suite struct YardstickTests {
    private func survey(_ paragraphs: [String]) -> DocumentSurvey {
        var survey = DocumentSurvey()
        var reader = SentenceReader()
        for chunk in TestDocument(paragraphs).chunks() { survey.add(chunk, reader: &reader) }
        return survey
    }

    @Test func `the opening of a composed text is worth more than its end`() {
        let yardstick = Yardstick(survey(TestProse.paragraphs(100, seed: 1)))
        #expect(yardstick.worth(ofPlace: 0) == 3)
        #expect(yardstick.worth(ofPlace: 0.1) < 3)
        #expect(yardstick.worth(ofPlace: 1) < 1.01)
    }

    @Test func `a collection of remarks on one thing has no opening`() {
        let remarks = (0..<200).map { "The battery of this machine lasted me \($0) hours." }
        #expect(Yardstick(survey(remarks)).worth(ofPlace: 0) == 1)
    }

    @Test func `a short text about one thing keeps its opening`() {
        let text = (0..<6).map { "The harbour was closed again in year \($0) by the council." }
        #expect(Yardstick(survey(text)).worth(ofPlace: 0) == 3)
    }

    @Test(arguments: [1e-9, 0.3, 1, 1.4142, 2, 3.5, 1e6, 1e300])
    func `logarithms are exact to ten digits`(_ value: Double) {
        let logarithm = Logarithm.natural(value)
        // e^-x undoes ln x where x is small enough for both.
        if value >= 1, value < 1e6 { #expect(abs(Logarithm.decay(logarithm) * value - 1) < 1e-9) }
        #expect(abs(Logarithm.natural(value * 2) - logarithm - 0.693_147_180_559_945) < 1e-9)
    }

    @Test func `decay falls from one to nothing`() {
        #expect(Logarithm.decay(0) == 1)
        #expect(abs(Logarithm.decay(1) - 0.367_879_441_171) < 1e-10)
        #expect(abs(Logarithm.decay(8) - 0.000_335_462_627_9) < 1e-12)
        #expect(Logarithm.decay(10_000) == 0)
    }
}
