internal import FanfoldTestKit
import FanfoldCore
import FanfoldExtractive
import Testing

@Suite struct AnyScriptTests {
    @Test func `the subject is found without spaces between words`() async throws {
        let document = TestDocument([
            "港口已经关闭十年。市议会讨论了港口的未来。天气很好。",
            "有人想填平港口。咖啡在大厅供应。港口将在春天重新开放。",
        ])
        let summary = try await document.summary(by: ExtractiveAgent(words: 12))
        #expect(!summary.isEmpty)
        #expect(summary.texts.allSatisfy { $0.contains("港口") })
    }

    @Test func `letters of other alphabets are compared without case`() async throws {
        let document = TestDocument([
            "Порт закрыт уже целых десять лет. Совет города обсудил будущее порта вчера.",
            "ПОРТ ЗАКРЫТ для больших судов. Погода была очень хорошая весь день. Кофе подавали в большом зале.",
        ])
        let summary = try await document.summary(by: ExtractiveAgent(words: 12, instructions: "порт"))
        #expect(summary.texts.allSatisfy { $0.lowercased().contains("порт") })
    }

    @Test func `random bytes are read without harm`() async throws {
        var random = SeededGenerator(seed: 21)
        for round in 0..<60 {
            let bytes = (0..<random.below(3000)).map { _ in
                round % 2 == 0 ? UInt8(truncatingIfNeeded: random.next()) : UInt8(random.below(96) + 32)
            }
            let paragraphs = [String(decoding: bytes, as: UTF8.self), "\u{FFFD}", "abc"]
            for format in DocumentFormat.allCases {
                let document = TestDocument(format: format, paragraphs.map { (.paragraph, $0) })
                let summary = try await document.summary(by: ExtractiveAgent(words: 40), blocksEach: 1)
                for statement in summary.statements {
                    for evidence in statement.evidence {
                        let slice = document.text[evidence.range]
                        let decoded = String(decoding: slice, as: UTF8.self)
                        #expect(decoded.utf8.elementsEqual(slice), "cut inside a scalar")
                        if format == .text {
                            let words = decoded.split(whereSeparator: \.isWhitespace).count
                            #expect(words == statement.text.split(whereSeparator: \.isWhitespace).count)
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: ["ab ", "中", "ก", ". ", "a. ", "Mr. ", "🙂", "\u{301}", "X: ", "X: y\n", "'", "é"])
    func `one thing over and over is read without harm`(_ piece: String) async throws {
        let document = TestDocument([String(repeating: piece, count: 20_000)])
        _ = try await document.summary(by: ExtractiveAgent())
    }
}
