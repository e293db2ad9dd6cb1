import Testing

@testable import FanfoldReports

/// What each is shown as was checked with CommonMark parsers (see the notes of the commit).
@Suite struct `Markdown escaping` {
    @Test(
        arguments: [
            // Nothing to escape.
            ("Plain text, C# and 5 - 3 = 2!", "Plain text, C# and 5 - 3 = 2!"),
            ("snake_case and AT&T, a & b", "snake_case and AT&T, a & b"),
            ("~20 km (approx.)", "~20 km (approx.)"), ("2024 was 1) good", "2024 was 1) good"),
            // What opens a block.
            ("# a", "\\# a"), ("- a", #"\- a"#), ("+ a", #"\+ a"#), ("* a", #"\* a"#), ("> a", #"\> a"#),
            ("---", #"\---"#), ("===", #"\==="#), ("___", #"\_\_\_"#), ("1. a", #"1\. a"#),
            ("1.2 a", "1.2 a"), ("1.", #"1\."#),
            ("1) a", #"1\) a"#),
            ("1234567890. a", "1234567890. a"), ("```", #"\`\`\`"#), ("~~~", #"\~\~\~"#), ("    a", "a"),
            (">\u{301}a", "\\>\u{301}a"), ("|a|b|", "|a|b|"), ("[x]: /y", #"\[x\]: /y"#),
            // What is inline.
            ("*a* _b_ __c__ a_b_", #"\*a\* \_b\_ \_\_c\_\_ a_b\_"#), ("![a](b)", #"!\[a\](b)"#),
            ("<a@b.c> <!-- -->", #"\<a@b.c> \<!-- -->"#), ("&amp; &#65; &x", #"\&amp; \&#65; &x"#),
            ("~a~ and ~~b~~", #"\~a\~ and \~\~b\~\~"#), (#"a\"#, #"a\\"#), (#"\*"#, #"\\\*"#),
            ("`` ` ``", #"\`\` \` \`\`"#),
            // White space and controls.
            (" a \n\t b\r\n", "a b"), ("a\u{0}b\u{1B}[1m", #"ab\[1m"#), ("a\u{202E}b", "ab"),
            ("a\u{2028}b", "a b"), ("a\u{A0} b", "a\u{A0} b"), ("", ""), ("\u{7}", ""),
        ]
    )
    func `text shows as itself`(text: String, markdown: String) {
        #expect(MarkdownEscaping.inline(text) == markdown)
    }

    @Test(
        arguments: [
            ("C #", "C \\#"), ("a ##", "a \\##"), ("a \\#", "a \\\\#"), ("#", "\\#"), ("C#", "C#"),
            ("# # #", "\\# # \\#"),
        ]
    )
    func `a heading keeps number signs at its end`(text: String, markdown: String) {
        #expect(MarkdownEscaping.heading(text) == markdown)
    }

    @Test(
        arguments: [
            ("a | b", #"a \| b"#), (#"\|"#, #"\\\|"#), ("|\u{308}", "\\|\u{308}"), ("||", #"\|\|"#),
        ]
    )
    func `a cell keeps its pipes`(text: String, markdown: String) {
        #expect(MarkdownEscaping.cell(text) == markdown)
    }

    @Test(
        arguments: [
            ("a b.md", "a%20b.md"), ("90%.md", "90%25.md"), ("a(b)[c].md", "a%28b%29%5Bc%5D.md"),
            ("ä/漢.md", "%C3%A4/%E6%BC%A2.md"), ("javascript:x", "javascript%3Ax"),
            ("a|b<c>.md", "a%7Cb%3Cc%3E.md"), ("a?b#c&d.md", "a%3Fb%23c%26d.md"), ("a\nb.md", "a%0Ab.md"),
        ]
    )
    func `a link's target is percent-encoded`(path: String, target: String) {
        #expect(MarkdownEscaping.link("x", to: path) == "[x](\(target))")
    }

    @Test func `a link's words are escaped`() {
        #expect(MarkdownEscaping.link("a]( b", to: "c") == #"[a\]( b](c)"#)
    }
}
