import Testing

@testable import FanfoldTerminal

@Suite struct `Cell text` {
    @Test(
        arguments: [
            ("a", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("ｶ", 1), ("ｱ", 1), ("！", 2), ("한", 2), ("😀", 2),
            ("⌚", 2), ("→", 1), ("█", 1), ("٣", 1), ("ก\u{E31}", 1), ("\u{1100}\u{1161}", 2), ("🀄", 2),
            ("…", 1),
        ]
    )
    func `wide characters take two columns and marks none`(text: String, width: Int) {
        #expect(text.unicodeScalars.reduce(0) { $0 + ScalarWidth.of($1) } == width)
        #expect(CellText(text, columns: 80).width == width)
    }

    @Test(
        arguments: [
            ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("nul\u{0}\u{7}\u{9B}x", "nul\u{FFFD}\u{FFFD}\u{FFFD}x"),
            ("in\u{202E}v\u{200F}", "in\u{FFFD}v\u{FFFD}"), ("one\ttwo\nthree", "one two three"),
            ("👩\u{200D}👩\u{200D}👧", "👩👩👧"), ("🇩🇪", "DE"), ("👍🏽", "👍"), ("❤\u{FE0F}", "❤"),
            ("z\u{300}\u{301}\u{302}\u{303}", "z\u{300}\u{301}"), ("\u{301}x", "x"),
            ("a\u{200B}\u{FEFF}b\u{AD}", "ab"),
            ("\u{E000}", "\u{FFFD}"), ("a\u{A0}b", "a b"), ("", ""),
        ]
    )
    func `what could do harm or shift columns is replaced or left out`(text: String, shown: String) {
        #expect(CellText(text, columns: 80).text.unicodeScalars.elementsEqual(shown.unicodeScalars))
    }

    @Test(
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("日本語", 6, "日本語"), ("日本語x", 6, "日本…"),
            ("日本語", 5, "日本…"), ("日本", 1, "…"), ("ab", 0, ""), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ]
    )
    func `a text that is too long is cut at its end`(text: String, columns: Int, shown: String) {
        let cells = CellText(text, columns: columns)
        #expect(cells.text == shown)
        #expect(cells.width <= columns)
    }

    @Test(
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdefg", 6, "…cdefg"), ("日本語", 5, "…本語"), ("x  \n y", 9, "x y"),
            ("日本語", 4, "…語"), ("ab", 0, ""),
        ]
    )
    func `the end of a text is cut at its beginning`(text: String, columns: Int, shown: String) {
        let cells = CellText(endOf: text, columns: columns)
        #expect(cells.text == shown)
        #expect(cells.width <= columns)
    }

    @Test func `ten thousand marks and ten thousand letters fit`() {
        let marks = "a" + String(repeating: "\u{301}", count: 10_000)
        #expect(CellText(marks, columns: 10).text.unicodeScalars.count == 3)
        #expect(CellText(endOf: marks, columns: 10).width <= 10)
        let letters = String(repeating: "x", count: 10_000)
        #expect(CellText(letters, columns: 10).text == "xxxxxxxxx…")
        #expect(CellText(endOf: letters, columns: 10).text == "…xxxxxxxxx")
    }
}
