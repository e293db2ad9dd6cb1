import Testing

@testable import FanfoldReports

@Suite struct `Front matter` {
    @Test(
        arguments: [
            ("plain", #""plain""#), ("", #""""#), ("yes", #""yes""#), ("a: b # c", #""a: b # c""#),
            (#"say "hi" \o/"#, #""say \"hi\" \\o/""#), ("a\n---\tb", #""a\n---\tb""#),
            ("\r\u{0}\u{1B}\u{7F}\u{85}", #""\u000D\u0000\u001B\u007F\u0085""#),
            ("\u{2028}\u{FEFF}\u{FFFE}", #""\u2028\uFEFF\uFFFE""#), ("漢 👩 é", #""漢 👩 é""#),
        ]
    )
    func `text stays text`(text: String, quoted: String) {
        var matter = FrontMatter()
        matter.add("key", text)
        #expect(matter.rendered == "---\nkey: \(quoted)\n---\n")
    }

    @Test func `what is not known is left out`() {
        var matter = FrontMatter()
        matter.add("title", nil)
        matter.add("chunks", 3)
        #expect(matter.rendered == "---\nchunks: 3\n---\n")
    }

    @Test(arguments: [(1, "100 %"), (0, "0 %"), (0.5, "50 %"), (0.9999, "99.9 %"), (0.4765, "47.6 %")])
    func `a share is never 100 % for less than all`(share: Double, text: String) {
        #expect(Percentage.text(share) == text)
    }
}
