internal import FanfoldCore
internal import Testing

@testable internal import FanfoldDocuments

@Suite struct `Text reader` {
    private func document(_ text: String) -> Document {
        let bytes = Array(text.utf8)
        let source = SourceIdentity(byteCount: bytes.count, digest: Digest(of: bytes))
        return TextReader().document(of: bytes, name: "a.txt", source: source)
    }

    @Test func `text is verbatim and lines are the file's`() {
        let document = document("Title\r\n=====\r\n\r\nText.\r\n")
        #expect(document.text == Array("Title\r\n=====\r\n\r\nText.\r\n".utf8))
        #expect(document.format == .text)
        #expect(document.blocks.map(\.lines) == [1...2, 4...4])
    }

    @Test(arguments: [
        ("Title\n=====\n\ntext", "Title"), ("== The Mill ==\ntext", "The Mill"),
        ("THE OLD MILL\n\ntext", "THE OLD MILL"), ("Once upon a time.\n\nCHAPTER TWO", nil), ("", nil),
    ])
    func `the title is a heading that comes first`(text: String, title: String?) {
        #expect(document(text).title == title)
    }
}
