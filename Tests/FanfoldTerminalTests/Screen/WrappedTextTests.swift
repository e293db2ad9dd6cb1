import Testing

@testable import FanfoldTerminal

@Suite struct `Wrapped text` {
    private func lines(_ text: String, _ columns: Int, most: Int = 9) -> [String] {
        WrappedText(text, columns: columns, most: most).lines.map(\.text)
    }

    @Test func `breaks between words`() {
        #expect(lines("the answer is cut", 10) == ["the answer", "is cut"])
        #expect(lines("  the answer\nis cut ", 11) == ["the answer", "is cut "])
        #expect(lines("", 10).isEmpty && lines(" \n", 10).isEmpty && lines("a", 0).isEmpty)
    }

    @Test func `breaks within a word that is longer than a line`() {
        #expect(lines("at http://127.0.0.1", 8) == ["at", "http://1", "27.0.0.1"])
        #expect(lines("中文字", 1) == ["…", "…", "…"])
        #expect(lines("中文字", 5) == ["中文", "字"])
    }

    @Test func `ends in an ellipsis where there are too many lines`() {
        #expect(lines("one two three four", 5, most: 2) == ["one", "two …"])
    }

    @Test func `does no harm`() {
        #expect(
            lines("a\u{1B}[2J b\u{202E}c", 20).allSatisfy {
                !$0.contains("\u{1B}") && !$0.contains("\u{202E}")
            }
        )
    }
}
