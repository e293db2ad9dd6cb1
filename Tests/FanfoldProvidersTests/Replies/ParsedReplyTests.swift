import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Parsed reply` {
    private typealias Sentence = ParsedReply.Sentence

    private func read(_ text: String, of count: Int = 9) -> [String] {
        ParsedReply(text, passageCount: count).sentences.map { sentence in
            ([sentence.text] + sentence.numbers.map(\.description)).joined(separator: "|")
        }
    }

    @Test(arguments: [
        ("One [1]. Two [2][3]. Three [4] [5].", ["One.|1", "Two.|2|3", "Three.|4|5"]),
        ("One. [1] Two. [2] Three.", ["One.|1", "Two.|2", "Three."]),
        ("One.[1] Two.[2]", ["One.|1", "Two.|2"]),
        ("One.[1]Two.[2]", ["One.|1", "Two.|2"]),
        ("One [1, 3]. Two [1-3]. Three [3–1].", ["One.|1|3", "Two.|1|2|3", "Three.|1|2|3"]),
        ("One [1], [2] and [3]. Two [1; 2 and 4].", ["One.|1|2|3", "Two.|1|2|4"]),
        ("One [Passage 1]. Two [passages 2, 3]. Three [^4].", ["One.|1", "Two.|2|3", "Three.|4"]),
        ("One 【1】. Two [[2]]. Three ([3]).", ["One.|1", "Two.|2", "Three.|3"]),
        ("One [1] in the middle, and two [2] there.", ["One in the middle, and two there.|1|2"]),
        ("One [2] [1] [2].", ["One.|2|1"]),
        ("[1] One. [2] Two.", ["One.|1", "Two.|2"]),
        ("[1] One\n[2] Two\n", ["One|1", "Two|2"]),
        ("[1] One [1]. Two [2].", ["One.|1", "Two.|2"]),
        ("One.\n[1][2]", ["One.|1|2"]),
        ("One.\n\n[3]\n\nTwo.", ["One.|3", "Two."]),
    ])
    func `references go to their sentences`(text: String, sentences: [String]) {
        #expect(read(text) == sentences)
    }

    @Test func `numbers that are not there are dropped and counted`() {
        let reply = ParsedReply("One [0]. Two [3]. Three [2, 7]. Four [2-9]. Five [5-4].", passageCount: 3)
        #expect(reply.sentences.map(\.numbers) == [[], [3], [2], [2, 3], []])
        #expect(reply.sentences.map(\.text) == ["One.", "Two.", "Three.", "Four.", "Five."])
        #expect(reply.unknownCount == 4)
        #expect(reply.unreferencedCount == 2)
        #expect(ParsedReply("One [1].", passageCount: 0).unknownCount == 1)
    }

    @Test(arguments: [
        "The [citation needed] tag.", "An [array] of (1) and [1.5] and [a1].", "Brackets [ ] and [] and [.",
        "A year [20260101] too long.", "A [1 2 3 open.",
    ])
    func `other brackets are text`(text: String) {
        #expect(read(text) == [text])
    }

    @Test(arguments: [
        ("<think>Hm [1].</think>One [1].", ["One.|1"]),
        ("<think>\nHm.\n\nHm.\n</think>\n\nOne.", ["One."]),
        ("Hm, hm.\n</think>\nOne.", ["One."]),
        ("<think>\r\nHm.\r\n</think>\r\n\r\nOne.", ["One."]),
        ("<thinking>a</thinking><think>b</think>One.", ["One."]),
        ("<think>It never ends.", []),
        ("Tags such as <think> and </think> stay.", ["Tags such as <think> and </think> stay."]),
        ("One.\n<think>a</think>\nTwo.", ["One.", "Two."]),
    ])
    func `thinking is taken out`(text: String, sentences: [String]) {
        #expect(read(text) == sentences)
    }

    @Test(arguments: [
        ("```\nOne [1].\n```", ["One.|1"]),
        ("```text\nOne.\nTwo.\n```\n", ["One.", "Two."]),
        ("- One [1]\n* Two [2]\n+ Three\n• Four", ["One|1", "Two|2", "Three", "Four"]),
        ("1. One\n2. Two\n\n3) Three", ["One", "Two", "Three"]),
        ("12. May was the day.", ["12. May was the day."]),
        ("1. May was the day.", ["1. May was the day."]),
        ("## Summary\nOne.", ["Summary", "One."]),
        ("**Summary:** One is **here**. 2 ** 3", ["**Summary:** One is **here**.", "2 ** 3"]),
        ("**Bold** One.", ["Bold One."]),
        ("> One here\n> goes on.", ["One here goes on."]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["| a | b |", "| 1 | 2 |"]),
        ("One\n\n---\n\nTwo", ["One", "Two"]),
        ("A line that is\nwrapped [1]\nonce. Two.", ["A line that is wrapped once.|1", "Two."]),
    ])
    func `markup is taken off`(text: String, sentences: [String]) {
        #expect(read(text) == sentences)
    }

    @Test func `a word on a line of its own is a sentence of its own`() {
        #expect(
            read("The report notes\nMKAGG:12:3456\nsteady growth.")
                == ["The report notes", "MKAGG:12:3456", "steady growth."]
        )
        #expect(
            read("Summary 0a: the report. MKAGG:12:3456") == ["Summary 0a: the report.", "MKAGG:12:3456"]
        )
        #expect(read("MK00000123 and\nMKAGG:1:123 [2]") == ["MK00000123 and MKAGG:1:123|2"])
    }

    @Test(arguments: ["", " \n\t", "[1]", "[1] [2]\n\n[3].", "```\n```", "---", "<think>x</think>"])
    func `nothing said is no sentence`(text: String) {
        #expect(read(text) == [])
    }

    /// Letters and digits in order: what has to come through, references aside.
    private func letters(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
            )
        )
    }

    @Test func `no text is lost, whatever the answer looks like`() {
        var random = SeededGenerator(seed: 8)
        let pieces =
            TestText.pieces + [
                "**", "- ", "| x |\n", "</", "<b>", ">", "「", "【", "[", "]", "(", "\n\n", "—", ". ",
            ]
        let marks = ["[1]", " [2]", "[1, 2] ", "[7]", "[1-2]", "\n[2]\n", "[[1]]", "【2】"]
        for _ in 0..<500 {
            var text = ""
            var plain = ""
            for _ in 0..<random.below(40) {
                let piece = pieces[random.below(pieces.count)]
                if piece.hasPrefix("1. ") || piece.hasPrefix("```") { continue }
                text += piece
                plain += piece
                // After a bracket a reference may be part of another one.
                if random.below(3) == 0, !plain.hasSuffix("["), !plain.hasSuffix("【") {
                    text += marks[random.below(marks.count)]
                }
            }
            let reply = ParsedReply(text, passageCount: 3)
            #expect(
                letters(reply.sentences.map(\.text).joined()) == letters(plain),
                "\(text.debugDescription)"
            )
            #expect(reply.sentences.flatMap(\.numbers).allSatisfy { (1...3).contains($0) })
        }
    }

    @Test func `long runs of one mark are read`() {
        for piece in ["[", "[1", "[1 ", "(", "**", "<think>", "</think>\n", "1. ", "[1] ", "【", ". ", "\n"] {
            let reply = ParsedReply(String(repeating: piece, count: 5_000) + " end", passageCount: 5)
            #expect(piece == "<think>" || reply.sentences.last?.text.hasSuffix("end") == true, "\(piece)")
        }
    }
}
