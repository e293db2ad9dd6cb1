internal import FanfoldTestKit
import Testing

@testable import FanfoldDocuments

@Suite struct `HTML source filter` {
    @Test(arguments: [
        ("<P CLASS=a ID='b' onclick=\"x\">t</P>", "<p class=\"a\" id=\"b\">t</p>"),
        ("<a href=\"http://example.org/long\">t</a>", "<a href=\"\">t</a>"),
        ("a<!-- c -->b<!---->c<!-->d", "abcd"),
        ("a<!--\n\n-->b", "a<!--\n\n-->b"),
        ("<script>if (a < b) { \"</p>\" }</script >x", "x"),
        ("<SCRIPT>\n</Script>x", "<!--\n-->x"),
        ("1 < 2 <3", "1 &lt; 2 &lt;3"),
        ("<br/><hr />", "<br/><hr/>"),
        ("<p title=\"a>b\" class='say \"hi\"'>", "<p class=\"say &quot;hi&quot;\">"),
        ("<p class=a class=b>", "<p class=\"a\">"),
        ("<p hidden>", "<p hidden=\"\">"),
        ("<title>a <b> c</title>", "<title>a &lt;b> c</title>"),
        ("<?xml version='1.0'?><!DOCTYPE html>x", "x"),
        ("</>a</ b>c", "ac"),
        ("<body>a</body></HTML>b", "<body>ab"),
        ("<p\nclass\n=\n'a'>", "<p\n\n\n class=\"a\">"),
    ])
    func `markup is slimmed`(html: String, slim: String) {
        let filtered = HTMLSourceFilter.filtered(Array(html.utf8))
        #expect(filtered.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(String(decoding: filtered.dropFirst(3), as: UTF8.self) == slim)
    }

    @Test func `line feeds are all kept, wherever they stand`() {
        var generator = SeededGenerator(seed: 11)
        let pieces = [
            "\n", "<p\n", "class='\n'", ">", "<!--\n", "-->", "<script>\n", "</script>", "text\n", "\"",
            "</p\n>",
        ]
        for _ in 0..<500 {
            let html = (0..<20).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
                .joined()
            let filtered = HTMLSourceFilter.filtered(Array(html.utf8))
            #expect(filtered.count { $0 == 0x0A } == html.utf8.count { $0 == 0x0A }, "\(html)")
        }
    }
}
