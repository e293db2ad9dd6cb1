internal import FanfoldTestKit
import FanfoldCore
import Testing

@Suite struct PlainTextTests {
    private func plain(_ markdown: String) -> String { PlainText.ofMarkdown(Array(markdown.utf8)[...]) }

    @Test(arguments: [
        ("plain words stay", "plain words stay"),
        ("*one* **two** ***three*** _four_ __five__ ~~six~~", "one two three four five six"),
        ("2 * 3 and 4*5 and snake_case_name", "2 * 3 and 4*5 and snake_case_name"),
        ("这是**重点**内容", "这是重点内容"),
        ("use `let x = *p_q*` here", "use let x = *p_q* here"),
        ("``a ` b`` and ` alone", "a ` b and ` alone"),
        ("see [the *site*](https://a.b/c_(d)_e \"Title\") now", "see the site now"),
        ("![a picture](<x y.png>) and [![in](a.png)](b)", "a picture and in"),
        ("[text][ref], [text][] and [sic]", "text, text and [sic]"),
        ("claim[^1] and [^note] more", "claim and more"),
        ("<https://a.b/c> or <me@a.b>", "https://a.b/c or me@a.b"),
        ("H<sub>2</sub>O<br>is <b class=\"x\">wet</b><!-- not here -->.", "H2O is wet."),
        ("a < b and c > d", "a < b and c > d"),
        ("Tom &amp; Jerry &#8211; &#x41; &nbsp; &unknown; AT&T", "Tom & Jerry – A &unknown; AT&T"),
        ("\\*not\\* \\[a\\] C:\\dir", "*not* [a] C:\\dir"),
        ("two\nlines\\\nand   more\t\n", "two lines and more"),
        ("- [x] done", "done"),
        ("> > quoted\n> text", "quoted text"),
        ("12. twelfth\n   goes on", "twelfth goes on"),
        ("1999. was a year", "1999. was a year"),
        ("## A heading", "A heading"),
        ("Title\n=====", "Title"),
        ("a cut](https://a.b/c) link", "a cut link"),
        ("#hashtag and -dash", "#hashtag and -dash"),
        ("a [ b ](c) d [](e) ![](f)", "a b d"),
        ("", ""),
        (" \n ", ""),
    ])
    func `marks go and words stay`(_ markdown: String, _ expected: String) {
        #expect(plain(markdown) == expected)
    }

    @Test(arguments: [
        "[", "*", "_", "`", "](", "[a](", "![", "<", "<a ", "<!--", "&", "&#", "\\", "> ", "- ", "#", "[^",
        "[a][",
        "[a](b \"", "[a](b (", "[a](<b", "`` ` ", "(", "[]()", "*a", "1. ", "~",
    ])
    func `hostile text costs one pass`(_ piece: String) {
        let bytes = Array(String(repeating: piece, count: 100_000).utf8)
        let time = ownTime { _ = PlainText.ofMarkdown(bytes[...]) }
        // Quadratic work would take minutes; the bound leaves room for a slow machine.
        #expect(time < .seconds(5))
    }

    @Test func `any marks in any order give text without double spaces`() {
        var random = SeededGenerator(seed: 11)
        let pieces = [
            "*", "_", "`", "[", "]", "(", ")", "!", "<", ">", "&amp;", "&", "\\", "a", "é", "中", " ", "\n",
            "#", "-",
            "~~", "\"", "1.", "^", "<!--", "-->", "](", "[ ", "](a)",
        ]
        for _ in 0..<500 {
            let text = (0..<random.below(40)).map { _ in pieces[random.below(pieces.count)] }.joined()
            let bytes = Array(text.utf8)
            var output: [UInt8] = []
            PlainText.append(markdown: bytes.span, range: 0..<bytes.count, to: &output)
            if !PlainText.hasMarkup(bytes.span, range: 0..<bytes.count) {
                #expect(
                    output == Array(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
                )
            }
            #expect(String(validating: output, as: UTF8.self) != nil, "\(text.debugDescription)")
            let result = String(decoding: output, as: UTF8.self)
            #expect(!result.contains("  ") && !result.contains("\n"), "\(text.debugDescription)")
            #expect(result.first != " " && result.last != " ", "\(text.debugDescription)")
        }
    }

    @Test func `folding leaves single spaces and no marks are touched`() {
        let bytes = Array("  a *b*\n\t c\u{A0}\u{A0}d ".utf8)
        var output = Array(">".utf8)
        PlainText.append(folding: bytes.span, range: 0..<bytes.count, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == ">a *b* c d")
    }
}
