internal import FanfoldCore
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Markdown reader` {
    private func document(_ text: String) -> Document {
        let bytes = Array(text.utf8)
        let source = SourceIdentity(byteCount: bytes.count, digest: Digest(of: bytes))
        return MarkdownReader().document(of: bytes, name: "a.md", source: source)
    }

    @Test func `text is verbatim`() {
        #expect(document("# A\r\n\r\nb ").text == Array("# A\r\n\r\nb ".utf8))
        #expect(document("").blocks == [])
    }

    @Test(arguments: [
        ("## No\n\n# The Mill #\n\n# Other", "The Mill"), ("The Mill\n===\n", "The Mill"), ("# C#", "C#"),
        ("---\ntitle: \"The Ferry\"\n---\n# Mill", "The Ferry"), ("---\ntitle: 'It'\n---\n", "It"),
        ("---\ndate: 1\n---\n# Mill", "Mill"), ("---\ntitle: >\n  folded\n---\n# Mill", "Mill"),
        ("```\n# no\n```", nil), ("> # quoted", nil), ("text", nil), ("#\n", nil),
    ])
    func `the title is the front matter's or the first heading of level 1`(text: String, title: String?) {
        #expect(document(text).title == title)
    }
}
