import FanfoldCore
import FanfoldReports
import Testing

@Suite struct `Extracted text` {
    private func plain(_ block: String, _ kind: Block.Kind) -> String {
        let text = Array(block.utf8)
        let document = Document(
            name: "a.md",
            format: .markdown,
            text: text,
            blocks: [Block(kind: kind, range: 0..<text.count, lines: 1...1)],
            source: SourceIdentity(byteCount: text.count, digest: Digest(of: text))
        )
        return String(decoding: ExtractedText.plain(document), as: UTF8.self)
    }

    @Test(arguments: [
        ("```swift\nlet a = 1\n```", "let a = 1\n"),
        ("````\n```\n~~~\n````", "```\n~~~\n"),
        ("~~~\n```\n~~~~", "```\n"),
        ("```\nopen\n~~~", "open\n~~~\n"),
        ("- ```\n  item\n  ```", "  item\n"),
        ("indented\n    more", "indented\n    more\n"),
        ("```\n```", ""), ("```", ""),
    ])
    func `code loses its own fences only`(block: String, code: String) {
        #expect(plain(block, .code) == code)
    }

    @Test(arguments: [
        ("| a | b |\n| --- | :-: |\n| 1 | 2 |\n| - | -- |", "a\tb\n1\t2\n-\t--\n"),
        (#"| a\|b | `c\|d` |"# + "\n|---|---|\n" + #"| e\\ | # 5 |"#, "a|b\tc|d\ne\\\t# 5\n"),
        ("> | a | b |\n> |---|---|\n> | *c* | 1. d |", "a\tb\nc\t1. d\n"),
        ("a | b\n--|--\n| | c", "a\tb\nc\n"),
    ])
    func `rows keep all their cells' words`(table: String, rows: String) {
        #expect(plain(table, .table) == rows)
    }
}
