/// Texts that are hard to read and to cut.
package enum TestText {
    /// What random texts are put together from.
    package static let pieces: [String] = [
        "word ", "Some sentence ends here. ", "a", " ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t",
        "# Heading\n\n", "## Heading below\n", "### Deeper still\n\n", "Title\n=====\n\n", "- item\n",
        "1. first\n", "> quoted words\n", "```\nlet code = 1\n\ncode()\n```\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "👩‍👩‍👧‍👦", "👋🏽", "❤️", "🇩🇪", "🇫🇷", "한국어 ", "각", "नमस्ते ", "क्षि", "שלום עולם. ", "مرحبا بالعالم ",
        "港口已经关闭十年。", "ก็", "e\u{301}", "n\u{303}\u{323}", "\u{301}", "\u{200D}", "\u{FFFD}", "\u{0}",
        "Wait! Really? Yes… ", "CHAPTER ONE\n\n", "http://example.com/a/very/long/path?with=query#part ",
    ]

    /// Whole texts at the edges.
    package static let edges: [String] = [
        "", " ", "\n", "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", "   \t \n \r\n  ", "a", "\u{FEFF}a",
        "\u{0}",
        String(repeating: "\u{FFFD}", count: 300), String(repeating: "🇩🇪", count: 300),
        String(repeating: "👩‍👩‍👧‍👦", count: 60), String(repeating: "각", count: 300),
        String(repeating: "क्षि", count: 200), "e" + String(repeating: "\u{301}", count: 600),
        String(repeating: "\r\n", count: 200), String(repeating: "שלום ", count: 200),
        String(repeating: "x", count: 3_000), String(repeating: "word ", count: 600),
        String(repeating: "# Heading\n\n", count: 100),
        (1...6).map { String(repeating: "#", count: $0) + " H\n" }.joined(),
        "# Heading" + String(repeating: "\n", count: 300) + "text",
        "# " + String(repeating: "long ", count: 200) + "\n\ntext",
    ]

    /// A text of random pieces.
    package static func random(_ random: inout SeededGenerator, pieces count: Int) -> String {
        // Few kinds a text, so that runs of one kind come about.
        let kinds = (0...random.below(6)).map { _ in pieces[random.below(pieces.count)] }
        return (0..<count).map { _ in kinds[random.below(kinds.count)] }.joined()
    }

    /// Paragraphs of made-up sentences.
    package static func paragraphs(_ count: Int, _ random: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in
            (0..<2 + random.below(5)).map { _ in sentence(&random) }.joined(separator: " ")
        }
    }

    private static func sentence(_ random: inout SeededGenerator) -> String {
        let syllables = ["ka", "lo", "mi", "ten", "ru", "sha", "vel", "or", "ban", "quin"]
        let words = (0..<5 + random.below(12)).map { _ in
            (0...random.below(4)).map { _ in syllables[random.below(syllables.count)] }.joined()
        }
        return "The " + words.joined(separator: " ") + "."
    }
}
