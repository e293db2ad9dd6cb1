import FanfoldCore
import Testing

@testable import FanfoldLab

@Suite struct `Answer writer` {
    private func answer(_ text: String, _ more: String = "") throws -> LabAnswer {
        AnswerWriter.answer(to: try Prompts.prompt(text, more), reportsUsage: true)
    }

    @Test func `an answer has two to four sentences of passages, each with its number`() throws {
        let text = try #require(try answer(Prompts.passages).text)
        let numbers = text.matches(of: /\[(\d)\]/).compactMap { Int($0.1) }
        #expect((2...4).contains(numbers.count))
        #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
        let sentences = [
            1: "The port opened in 1821.", 2: "A storm broke the mole.", 3: "Fish was sold by weight.",
            4: "The lamp burns oil.", 5: "Nobody counted the gulls!",
            6: "Trade moved north in 1902 (see p. 4).",
        ]
        for number in numbers { #expect(text.contains("\(try #require(sentences[number])) [\(number)]")) }
    }

    @Test func `the same prompt gets the same answer, whatever the model and the stream`() throws {
        #expect(try answer(Prompts.passages) == answer(Prompts.passages, #","stream":true,"temperature":1"#))
    }

    @Test func `numbers that do not ascend from one are text`() throws {
        #expect(try answer("Look at\n[7] what is here.").text == "Look at [7] what is here.")
    }

    @Test func `a long sentence is cut at a word and gets a stop`() throws {
        let text = try #require(try answer(String(repeating: "word ", count: 100)).text)
        #expect(text.utf8.count <= 161 && text.hasSuffix("word."))
    }

    @Test func `a prompt without text gets an answer all the same`() throws {
        #expect(try answer(" \n").text == "Nothing was asked.")
    }

    @Test(arguments: [1, 2, 5])
    func `an answer keeps to the token limit and then ends with length`(limit: Int) throws {
        let answer = try answer("Wände überall, größer als nötig, für Übungen.", #","max_tokens":\#(limit)"#)
        #expect(answer.tokens <= limit && answer.ending == .length)
        #expect(answer.text?.isEmpty == false)
    }

    @Test func `an answer within its limit just stops`() throws {
        #expect(try answer("Short.", #","max_tokens":2"#).ending == .stop)
    }

    @Test func `pieces join to the text and are never empty`() throws {
        let answer = LabAnswer(
            text: String(repeating: "Ünïcödé 👩‍👩‍👧 ", count: 40),
            promptTokens: 1,
            reportsUsage: true
        )
        #expect(answer.pieces.joined() == answer.text)
        #expect(answer.pieces.count > 4 && answer.pieces.allSatisfy { !$0.isEmpty })
    }
}
