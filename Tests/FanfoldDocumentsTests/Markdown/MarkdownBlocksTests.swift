internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Markdown blocks` {
    private func blocks(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let blocks = MarkdownBlocks.scan(bytes.span)
        #expect(flaws(blocks, of: bytes) == [], "\(text)")
        return sketch(blocks, of: bytes)
    }

    @Test func `a comment or tag that never closes is text`() {
        #expect(blocks("<!-- open\n\n# One\ntext") == ["p 1-1 <!-- open", "h1 3-3 # One", "p 4-4 text"])
        #expect(
            blocks("<p 0.05 was significant\nhere\n\nend") == [
                "p 1-2 <p 0.05 was significant\nhere", "p 4-4 end",
            ]
        )
        #expect(blocks("<script>\nrest\n\n# One") == ["p 1-2 <script>\nrest", "h1 4-4 # One"])
        #expect(blocks("> <!-- open\n\n-->") == ["q 1-1 <!-- open", "p 3-3 -->"])
        #expect(blocks("<!-- a -->\n<!-- b\n\ntext") == ["p 2-2 <!-- b", "p 4-4 text"])
    }

    @Test func `headings are marked or underlined`() {
        #expect(
            blocks("# One\nTwo\n===\nThree\nlines\n---\n###### Six ##\n####### seven\n#no") == [
                "h1 1-1 # One", "h1 2-3 Two\n===", "h2 4-6 Three\nlines\n---", "h6 7-7 ###### Six ##",
                "p 8-9 ####### seven\n#no",
            ]
        )
    }

    @Test func `fences hide headings and lists, whatever is inside`() {
        #expect(
            blocks("```sh\n# no heading\n\n- no item\n~~~\n```\nafter") == [
                "code 1-6 ```sh\n# no heading\n\n- no item\n~~~\n```", "p 7-7 after",
            ]
        )
        #expect(blocks("~~~~\n~~~\n# x\n~~~~~\ntext").map { $0.prefix(4) } == ["code", "p 5-"])
        #expect(blocks("````\n# open to the end\n\n") == ["code 1-2 ````\n# open to the end"])
        #expect(blocks("``` a ` b\n# heading") == ["p 1-1 ``` a ` b", "h1 2-2 # heading"])
    }

    @Test func `indented lines are code, but not inside a paragraph`() {
        #expect(blocks("    a\n\n    b\nc\n    d") == ["code 1-3 a\n\n    b", "p 4-5 c\n    d"])
        #expect(blocks("\ta\n  \tb") == ["code 1-2 a\n  \tb"])
    }

    @Test func `quotes give a block a paragraph, and open no section`() {
        #expect(
            blocks("> one\n> two\nlazy\n>\n> # three\n\n> four") == [
                "q 1-3 > one\n> two\nlazy", "q 5-5 > # three", "q 7-7 > four",
            ]
        )
        #expect(
            blocks("> a\n---\n> ```\n> code\nafter") == [
                "q 1-1 > a", "code 3-4 > ```\n> code", "p 5-5 after",
            ]
        )
    }

    @Test func `items are blocks, nested ones too`() {
        #expect(
            blocks("- one\n  more\n- two\n  - three\n\n    four\n1) five\nlazy\n\nend") == [
                "li 1-2 - one\n  more", "li 3-3 - two", "li 4-4 - three", "p 6-6 four",
                "li 7-8 1) five\nlazy",
                "p 10-10 end",
            ]
        )
        #expect(blocks("- - a\n  - b") == ["li 1-1 - - a", "li 2-2 - b"])
        #expect(blocks("-\n  - a") == ["li 1-2 -\n  - a"])
        #expect(blocks("> - a\n> - b") == ["li 1-1 > - a", "li 2-2 > - b"])
        #expect(
            blocks("- [ ] task\n-\n- # head\n- ```\n  x\n  ```").map { $0.prefix(6) } == [
                "li 1-1", "li 3-3", "code 4",
            ]
        )
    }

    @Test func `an empty marker takes the text below, but not across a blank line`() {
        #expect(blocks("-\n  text") == ["li 1-2 -\n  text"])
        #expect(blocks("-\n\n  text") == ["p 3-3 text"])
    }

    @Test func `only plain items interrupt a paragraph`() {
        #expect(blocks("In the year\n1986. it began\n-\n") == ["h2 1-3 In the year\n1986. it began\n-"])
        #expect(blocks("In the year\n1986. it began") == ["p 1-2 In the year\n1986. it began"])
        #expect(blocks("Bring\n1. bread\n2. salt") == ["p 1-1 Bring", "li 2-2 1. bread", "li 3-3 2. salt"])
    }

    @Test func `tables are one block with all their rows`() {
        #expect(
            blocks("Prices:\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\nend") == [
                "p 1-1 Prices:", "table 2-4 | a | b |\n|---|:-:|\n| 1 | 2 |", "p 6-6 end",
            ]
        )
        #expect(blocks("a | b\n-- | --\n1 | 2\n# h") == ["table 1-3 a | b\n-- | --\n1 | 2", "h1 4-4 # h"])
        #expect(blocks("| a | b |\n|---|\n") == ["p 1-2 | a | b |\n|---|"])
        #expect(blocks("text\n|---|\n") == ["p 1-2 text\n|---|"])
        #expect(blocks("> | a |\n> |---|\n> | 1 |") == ["table 1-3 > | a |\n> |---|\n> | 1 |"])
    }

    @Test func `thematic breaks, link definitions and comments give no block`() {
        #expect(blocks("a\n\n***\n- - -\n__ _\n\nb") == ["p 1-1 a", "p 7-7 b"])
        #expect(
            blocks("[x]: http://e.org 'T'\n[y]: <z>\n\n[^1]: note\n\n[z]: a b") == [
                "p 4-4 [^1]: note", "p 6-6 [z]: a b",
            ]
        )
        #expect(
            blocks("<!-- one\n\n# two -->\ntext\n\n<!-- x --> seen") == [
                "p 4-4 text", "p 6-6 <!-- x --> seen",
            ]
        )
    }

    @Test func `HTML gives a block where it has text`() {
        #expect(
            blocks("<div align=center>\n<img src=x>\n</div>\n\n<p>Hello\n# no heading\n</p>\n\n# Yes") == [
                "p 5-7 <p>Hello\n# no heading\n</p>", "h1 9-9 # Yes",
            ]
        )
        #expect(blocks("<script>\nlet a = 1\n\n# x\n</script>\ntext") == ["p 6-6 text"])
        #expect(blocks("<style>p {}</style>") == [])
        #expect(
            blocks("<https://example.org>\n\n<b>bold</b> text") == [
                "p 1-1 <https://example.org>", "p 3-3 <b>bold</b> text",
            ]
        )
        #expect(blocks("text\n<span>\nmore") == ["p 1-3 text\n<span>\nmore"])
    }

    @Test func `front matter gives no block`() {
        #expect(blocks("---\ntitle: A\nlist:\n  - x\n---\n# B") == ["h1 6-6 # B"])
        #expect(blocks("---\n\nA rule, then text.\n\n---\n") == ["p 3-3 A rule, then text."])
        #expect(blocks("---\nNote: a rule.\n\nText.\n\n---\nMore.").count == 3)
        #expect(blocks("---\n# Mill\n---") == ["h1 2-2 # Mill"])
        #expect(blocks("---\nkey: open to the end\n") == ["p 2-2 key: open to the end"])
    }

    @Test func `line breaks may be CRLF`() {
        #expect(
            blocks("# A\r\n\r\nb\r\nc\r\n\r\n```\r\nd\r\n```\r\n") == [
                "h1 1-1 # A", "p 3-4 b\r\nc", "code 6-8 ```\r\nd\r\n```",
            ]
        )
    }

    @Test(arguments: [
        ">", "- ", "1. ", "<", "[", "|", "#", "`", "> - ", "\n", "- a\n  ", "<!--", "```\n", "a|\n-|\n",
    ])
    func `repeated marks take linear time`(mark: String) {
        let text = Array(String(repeating: mark, count: 40_000).utf8)
        let start = ContinuousClock.now
        let blocks = MarkdownBlocks.scan(text.span)
        #expect(flaws(blocks, of: text) == [])
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func `any lines give sound blocks`() {
        let lines = [
            "", " ", ">", "> q", "- i", "-", "  - n", "      deep", "\ttab", "1. o", "```", "~~~ x", "# h",
            "===",
            "---", "| a |", "|---|", "<div>", "</div>", "<!--", "-->", "[a]: b", "text", "> - both",
            "\u{3000}字", "* * *",
        ]
        var random = SeededGenerator(seed: 11)
        for _ in 0..<600 {
            let count = Int.random(in: 0..<14, using: &random)
            let text = (0..<count).map { _ in lines[Int.random(in: 0..<lines.count, using: &random)] }
            _ = blocks(text.joined(separator: "\n"))
        }
    }
}
