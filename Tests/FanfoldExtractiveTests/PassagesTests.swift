import FanfoldCore
@testable import FanfoldExtractive
import Testing

@Suite struct PassagesTests {
    /// The sentences of a document's only chunk, with the part that is counted.
    private func sentences(_ text: String) throws -> [[String]] {
        let chunk = try #require(TestDocument([text]).chunks().first)
        var found: [[String]] = []
        Passages.forEach(in: chunk) { passage in
            passage.forEachSentence(in: chunk.bytes.span) { sentence in
                found.append(
                    [sentence.range, sentence.words].map { String(decoding: chunk.bytes[$0], as: UTF8.self) }
                )
            }
        }
        return found
    }

    @Test func `a speaker's name is shown but not counted`() throws {
        #expect(
            try sentences("MATT: Good evening. Welcome back.\nProfessor D: Thank you.") == [
                ["MATT: Good evening.", "Good evening."], ["Welcome back.", "Welcome back."],
                ["Professor D: Thank you.", "Thank you."],
            ]
        )
    }

    @Test(arguments: [
        "At 10:30 we met.", "He said this: no more.", "http://a.b is it.", "One two three four five: six.",
    ])
    func `a colon does not make a speaker`(_ text: String) throws {
        #expect(try sentences(text).map { $0[1] }.first == text)
    }

    @Test func `a turn ends where the next speaker begins even without a stop`() throws {
        #expect(try sentences("Ann: well I\nBob: what").map { $0[0] } == ["Ann: well I", "Bob: what"])
    }
}
