internal import FanfoldTestKit
internal import FanfoldCore
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Text blocks` {
    private func blocks(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let blocks = TextBlocks.scan(bytes.span)
        #expect(flaws(blocks, of: bytes) == [])
        return sketch(blocks, of: bytes)
    }

    @Test(arguments: ["", "\n", " \t \r\n\n", "\u{A0}\n\u{3000}\u{3000}\n"])
    func `white space has no blocks`(text: String) {
        #expect(blocks(text) == [])
    }

    @Test func `blank lines part paragraphs and line breaks stay as they are`() {
        #expect(blocks("One.\r\n\r\n  \t\r\nTwo. \r\n") == ["p 1-1 One.", "p 4-4 Two."])
        #expect(blocks("\n\u{3000}第一段。\n\n\u{3000}第二段。") == ["p 2-2 第一段。", "p 4-4 第二段。"])
    }

    @Test(arguments: [48, 60, 72, 100])
    func `text filled to a width is one paragraph`(width: Int) {
        let words = """
            When the fog is thick the pilots drink their coffee standing and wait for the horn on the outer \
            mole, because a ferry that is announced too late has to turn twice in the narrow basin, and \
            turning twice costs more fuel than waiting for an hour. Nobody has ever complained about that.
            """.split(separator: " ")
        let text = Self.filled(words, width: width)
        #expect(text.contains("\n"))
        #expect(blocks(text).count == 1)
        #expect(blocks("Before.\n\n" + text + "\n\nAfter.").count == 3)
    }

    @Test func `filled text without spaces is one paragraph`() {
        let sentence = Array("城南的旧车站去年被改造成了一座小型博物馆馆内保存着蒸汽机车时代的售票窗口信号灯和候车长椅")
        var text = ""
        for (index, character) in (sentence + sentence).enumerated() {
            text += (index > 0 && index.isMultiple(of: 30) ? "\n" : "") + String(character)
        }
        #expect(blocks(text).count == 1)
    }

    @Test func `lines that were not filled are paragraphs of their own`() {
        let reviews = """
            The lid does not close and the handle gets far too hot to be touched.
            Lovely.
            It boils quickly, which is all that I wanted from a kettle at this price.
            Broke after two weeks of ordinary use in a small office.
            """
        #expect(blocks(reviews).count == 4)
    }

    @Test func `sentences a line are not taken for wrapped text, even if each fits no more`() {
        let text = """
            The harbour office opens at six in the morning and closes late.
            Extraordinarily few boats leave before the clerk has arrived.
            Unfortunately the fog was thick on most of the days in autumn.
            """
        #expect(blocks(text).count == 3)
    }

    @Test func `speakers' turns and verses are paragraphs of their own`() {
        let talk = """
            ANNA: We have to decide today whether the second warehouse is worth it
            BEN SMITH: Unquestionably, because the numbers of the first one are so good
            Anna: Nevertheless I would like to see the figures for the whole autumn
            """
        #expect(blocks(talk).count == 3)
        #expect(blocks("the mill wheel turns\nunhurriedly all night\nunder the new bridge").count == 3)
    }

    @Test func `marked and underlined lines are headings`() {
        #expect(
            blocks("# One\ntext below\n=== Two ===\nmore\n\nThree\n=====\n\nFour\n----\nend") == [
                "h1 1-1 # One", "p 2-2 text below", "h3 3-3 === Two ===", "p 4-4 more", "h1 6-7 Three\n=====",
                "h2 9-10 Four\n----", "p 11-11 end",
            ]
        )
        #expect(
            blocks("#tag\n\n== x =\n\n####### seven") == [
                "p 1-1 #tag", "p 3-3 == x =", "p 5-5 ####### seven",
            ]
        )
    }

    @Test(arguments: [
        ("CHAPTER IV.", 1), ("Chapter 4", 1), ("Chapter 4: The Ferry", 1), ("Part One", nil),
        ("Chapter 4 is the longest one.", nil), ("THE HARBOUR OFFICE", 2), ("NO!", nil), ("IBM", nil),
        ("1.2 Results", 2), ("3.1.4. Costs", 3), ("1.2 million people", nil), ("3.5", nil), ("A Title", nil),
        ("ГЛАВНЫЙ ПОРТ", 2), ("Kapitel 12", 1), ("A-12345 B-99", nil),
    ])
    func `a line alone is a heading only where it plainly is one`(line: String, level: Int?) {
        let kind = level.map { "h\($0)" } ?? "p"
        #expect(
            blocks("Before.\n\n\(line)\n\nAfter.") == [
                "p 1-1 Before.", "\(kind) 3-3 \(line)", "p 5-5 After.",
            ]
        )
    }

    @Test func `list items keep their continuation lines`() {
        #expect(
            blocks("Bring:\n- bread\n- a knife\n  and a fork\n* salt\n• tea\n1. one\n2. two\n\n10) ten") == [
                "p 1-1 Bring:", "li 2-2 - bread", "li 3-4 - a knife\n  and a fork", "li 5-5 * salt",
                "li 6-6 • tea", "li 7-7 1. one", "li 8-8 2. two", "li 10-10 10) ten",
            ]
        )
    }

    @Test func `a number that opens a line of running text is no item`() {
        let text = """
            The number of small boats in the harbour fell from two hundred and
            14. Nobody expected that, since fuel had become cheaper than it was.
            """
        #expect(blocks(text).count == 1)
    }

    @Test func `rules part paragraphs and are in no block`() {
        #expect(blocks("one\n\n-----\ntwo\n*****\nthree") == ["p 1-1 one", "p 4-4 two", "p 6-6 three"])
    }

    @Test func `a long column is a table with some lines a block`() {
        let numbers = (1...70).map(String.init)
        let table = blocks(
            "The measured values:\n" + numbers.joined(separator: "\n") + "\nNo more than that."
        )
        #expect(table.count == 7)
        #expect(table[0] == "p 1-1 The measured values:")
        #expect(table[1] == "table 2-17 " + numbers[..<16].joined(separator: "\n"))
        #expect(table[5] == "table 66-71 " + numbers[64...].joined(separator: "\n"))
        #expect(table[6] == "p 72-72 No more than that.")
    }

    @Test(arguments: ["12,5,9,-40,11 12 14 11", "Port Ellen", "naïve", "x=4; y=5"])
    func `lines of a word or two and lines without letters may be a column`(_ line: String) {
        let table = blocks(Array(repeating: line, count: 80).joined(separator: "\n"))
        #expect(table.count < 10)
        #expect(table.allSatisfy { $0.hasPrefix("table ") })
    }

    @Test(arguments: ["All right.", "It was good", "Great!", "汉字", "ครับ", "Internationalization-Committee"])
    func `lines that may say something are no column`(_ line: String) {
        let paragraphs = blocks(Array(repeating: line, count: 80).joined(separator: "\n"))
        #expect(paragraphs.count == 80)
        #expect(paragraphs.allSatisfy { $0.hasPrefix("p ") })
    }

    @Test func `a few short lines are no column`() {
        #expect(blocks(Array(repeating: "Hello there", count: 60).joined(separator: "\n")).count == 60)
    }

    @Test func `wide lines of a column stay small blocks`() {
        let line = String(repeating: "1234567 ", count: 50) + "1"
        let table = blocks(Array(repeating: line, count: 70).joined(separator: "\n"))
        #expect(table.count == 70)
    }

    @Test func `the last line of a long stretch is no heading`() {
        let lines = Array(repeating: "Some more words.", count: 4096) + ["CAPITALS ONLY"]
        #expect(blocks(lines.joined(separator: "\n")).last == "p 4097-4097 CAPITALS ONLY")
        #expect(
            blocks(lines.joined(separator: "\n") + "\n\nCAPITALS ONLY").last == "h2 4099-4099 CAPITALS ONLY"
        )
    }

    @Test func `long inputs take linear time`() {
        let oneLine = Array(repeating: UInt8(ascii: "x"), count: 300_000)
        #expect(TextBlocks.scan(oneLine.span).count == 1)
        let emptyLines = Array(repeating: UInt8(ascii: "\n"), count: 300_000)
        #expect(TextBlocks.scan(emptyLines.span).isEmpty)
        let items = Array(String(repeating: "- a\n", count: 50_000).utf8)
        #expect(TextBlocks.scan(items.span).count == 50_000)
    }

    @Test func `any lines give sound blocks`() {
        let lines = [
            "", " ", "word", "  indented", "- item", "12. item", "# head", "====", "---", "== w ==",
            "ALL CAPS HERE",
            "Chapter 2", "NAME: said", "\u{3000}汉字", "tail \r", "\u{A0}", "•", "-", "1.", "#", "=",
        ]
        var random = SeededGenerator(seed: 4)
        for _ in 0..<400 {
            let count = Int.random(in: 0..<12, using: &random)
            let text = (0..<count).map { _ in lines[Int.random(in: 0..<lines.count, using: &random)] }
            _ = blocks(text.joined(separator: "\n"))
        }
    }

    private static func filled(_ words: [Substring], width: Int) -> String {
        var text = ""
        var column = 0
        for word in words {
            if column + 1 + word.count > width {
                text += "\n"
                column = 0
            } else if column > 0 {
                text += " "
                column += 1
            }
            text += word
            column += word.count
        }
        return text
    }
}
