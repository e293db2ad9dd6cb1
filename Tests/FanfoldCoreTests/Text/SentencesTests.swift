internal import FanfoldTestKit
import FanfoldCore
import Testing

@Suite struct SentencesTests {
    /// The sentences of `text`.
    private func sentences(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var found: [String] = []
        Sentences.forEach(in: bytes.span, range: 0..<bytes.count) { range in
            found.append(String(decoding: bytes[range], as: UTF8.self))
        }
        return found
    }

    @Test(arguments: [
        ["It rained.", "We stayed in.", "Why not?", "Good!"],
        ["He asked: \"Is it late?\"", "Nobody knew."],
        ["It was over (so they said.)", "They left."],
        ["“We agree.”", "‘So do I.’", "That was all."],
        ["**It is bold.**", "*It is not.*"],
        ["The value is 3.14 today.", "It was 2.71 before."],
        ["See example.com for more.", "Or do not."],
        ["And then...", "Nothing came."],
        ["Really?!", "Yes…", "Fine."],
        ["The end came in 1999.", "Then it began."],
        ["An amount of $5.", "Nothing else."],
        ["So did I.", "Then she left."],
        ["Die Brücke wurde am 3. März 1921 gesperrt.", "Erst am 21. Dezember fuhr wieder ein Zug."],
        ["The vote was 7 to 5.", "Decembers are quiet."],
    ])
    func `stops end sentences and keep what closes after them`(_ expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test(arguments: [
        "Mr. Smith met Dr. Jones at St. Mary's.",
        "Fruit, e.g. Apples and i.e. Pears, was sold.",
        "The U.S. Senate met at 5 p.m. Tuesday.",
        "As Smith et al. Showed in Fig. 2 and Eq. 3, it holds.",
        "J. R. R. Tolkien wrote it.",
        "It costs 3.50 at Acme Inc. Stores.",
        "No. 5 is alive on Jan. 3 of that year.",
        "\"Stop!\" he said and stopped.",
        "She waited ... and waited . . . and left.",
        "1. Wash the apples with water.",
        "(b) Peel them.",
        "iv. Eat them.",
        "Use Yahoo! or something else.",
    ])
    func `dots inside sentences do not end them`(_ text: String) {
        #expect(sentences(text) == [text])
    }

    @Test(arguments: [
        ["He works for Acme Inc.", "The firm is small."],
        ["We went to the U.S.", "It was large."],
        ["He was born in Jan.", "She was not."],
        ["The answer is no.", "That is all."],
        ["They sold apples, pears, etc.", "The rest was lost."],
    ])
    func `an abbreviation ends a sentence before a word that opens one`(_ expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test(arguments: [
        ["今天下雨了。", "我们在家。", "为什么？", "很好！"],
        ["「行こう。」", "彼は言った。"],
        ["यह एक वाक्य है।", "यह दूसरा है॥"],
        ["هل تأتي؟", "نعم."],
        ["Это правда.", "Это — нет."],
        ["Ես եկա։", "Դու գնացիր։"],
    ])
    func `stops of other scripts end sentences`(_ expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test func `stops of scripts without spaces need none after them`() {
        #expect(sentences("今天下雨了。我们在家。（真的！）好") == ["今天下雨了。", "我们在家。", "（真的！）", "好"])
    }

    @Test func `a small letter goes on with the sentence unless nothing is capitalised`() {
        #expect(sentences("It was approx. five. the end") == ["It was approx. five. the end"])
        #expect(sentences("i went home. it rained. good") == ["i went home.", "it rained.", "good"])
        #expect(sentences("Он жил в г. москва.") == ["Он жил в г. москва."])
    }

    @Test func `an empty line ends a sentence and a line break does not`() {
        #expect(sentences("A title\n\nThe text\ngoes on") == ["A title", "The text\ngoes on"])
        #expect(sentences("One.\r\n  \r\nTwo") == ["One.", "Two"])
    }

    @Test func `white space of any kind is in no sentence`() {
        #expect(sentences(" \u{A0}\u{3000}One. \u{2003}Two \u{A0}\n") == ["One.", "Two"])
        #expect(sentences(" \n\t ").isEmpty)
        #expect(sentences("").isEmpty)
    }

    @Test func `only the range is read`() {
        let bytes = Array("One. Two. Three.".utf8)
        var found: [Range<Int>] = []
        Sentences.forEach(in: bytes.span, range: 5..<8) { found.append($0) }
        #expect(found == [5..<8])
    }

    @Test func `sentences tile any text but for white space`() {
        var random = SeededGenerator(seed: 7)
        let pieces = [
            ".", "!", "?", "…", "。", "।", " ", "\n", "\u{A0}", "\"", ")", "(", "a", "B", "é", "中", "1", "*",
            "U.S.",
            "Mr", "e.g", "\u{3000}", "’",
        ]
        for _ in 0..<300 {
            let text = (0..<random.below(60)).map { _ in pieces[random.below(pieces.count)] }.joined()
            let bytes = Array(text.utf8)
            var end = 0
            Sentences.forEach(in: bytes.span, range: 0..<bytes.count) { range in
                #expect(range.lowerBound >= end && !range.isEmpty)
                let gap = String(decoding: bytes[end..<range.lowerBound], as: UTF8.self)
                #expect(gap.allSatisfy { $0.isWhitespace }, "\(text.debugDescription)")
                let sentence = String(decoding: bytes[range], as: UTF8.self)
                #expect(sentence.first?.isWhitespace == false && sentence.last?.isWhitespace == false)
                #expect(sentence.utf8.elementsEqual(bytes[range]), "cut inside a scalar")
                end = range.upperBound
            }
            #expect(String(decoding: bytes[end...], as: UTF8.self).allSatisfy { $0.isWhitespace })
        }
    }

    @Test(arguments: [".", ". ", "\"", "?\"", "\n", "\n ", "a.", "A. ", "(", "1.", "…", " . ("])
    func `a text of one thing over and over is read in one pass`(_ piece: String) {
        let text = String(repeating: piece, count: 100_000)
        let bytes = Array(text.utf8)
        var covered = 0
        let time = ownTime {
            Sentences.forEach(in: bytes.span, range: 0..<bytes.count) { covered += $0.count }
        }
        #expect(covered <= bytes.count)
        // Quadratic work would take minutes; the bound leaves room for a slow machine.
        #expect(time < .seconds(5))
    }
}
