internal import FanfoldTestKit
import FanfoldCore
import Testing

@testable import FanfoldDocuments

@Suite struct `Inline escaping` {
    private func written(_ text: String) -> String {
        var output: [UInt8] = []
        InlineEscaping.append(Array(text.utf8)[...], startsBlock: true, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        ("snake_case, a * b, x _ y, 3 < 5, AT&T & more, C:\\dir, [sic], ~5 km", nil),
        ("Use List<String> and the <div>", #"Use List\<String> and the \<div>"#),
        ("f[0](x) and [a][b]", #"f[0\](x) and [a\][b]"#),
        ("*args and __init__ and 4*5*6", #"\*args and \_\_init\_\_ and 4\*5\*6"#),
        ("~~gone~~ `code` [^1]", #"\~\~gone\~\~ \`code\` \[^1]"#),
        ("&lt; and &#60; and &;", #"\&lt; and \&#60; and &;"#),
        (#"\* and end\"#, #"\\\* and end\\"#),
        ("***", #"\*\*\*"#),
        ("1. one\n- two\n# three\na | b\n--- | ---", "1\\. one\n\\- two\n\\# three\na | b\n\\--- | ---"),
    ])
    func `only what would mean something gets a backslash`(_ text: String, _ markdown: String?) {
        #expect(written(text) == markdown ?? text)
        #expect(
            PlainText.ofMarkdown(Array(written(text).utf8)[...])
                == text.split(separator: "\n").joined(separator: " ")
        )
    }

    private static let pieces = [
        "*", "**", "_", "__", "`", "``", "~", "~~", "~~~", "[", "]", "](", "][", "[^a]", "(", ")", "!", "![",
        "<", "<b>", "</i", "<!--", "-->", "&", "&amp;", "&#60;", "\\", "a", "1", "é", "“", " ", " ", "\n",
        "#", "##",
        "-", "---", "+", "=", "===", "1.", "2)", ">", "|", ":", ";", "[x]", "\"", "https://a.b/_c_",
    ]

    @Test func `hostile text read as Markdown is the text again`() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<20_000 {
            let text = (0..<random.below(16)).map { _ in Self.pieces[random.below(Self.pieces.count)] }
                .joined()
            let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
                .filter { !$0.isEmpty }
            let folded = Array(lines.joined(separator: "\n").utf8)
            let plain = lines.joined(separator: " ")

            var paragraph: [UInt8] = []
            InlineEscaping.append(folded[...], startsBlock: true, to: &paragraph)
            #expect(PlainText.ofMarkdown(paragraph[...]) == plain)

            var item = Array("> - ".utf8)
            InlineEscaping.append(folded[...], linePrefix: Array(">   ".utf8), startsBlock: true, to: &item)
            #expect(PlainText.ofMarkdown(item[...]) == plain)

            var cell: [UInt8] = []
            InlineEscaping.append(cell: Array(plain.utf8), to: &cell)
            #expect(PlainText.ofInlineMarkdown(cell[...]) == plain)
            #expect(
                cell.split(separator: UInt8(ascii: "|")).dropLast().allSatisfy {
                    $0.last == UInt8(ascii: "\\")
                }
            )

            var heading = Array("## ".utf8)
            InlineEscaping.append(heading: Array(plain.utf8)[...], to: &heading)
            #expect(PlainText.ofMarkdown(heading[...]) == plain)
            let block = Block(kind: .heading(level: 2), range: 0..<heading.count, lines: 1...1)
            #expect(HeadingTitle.text(of: block, in: heading) == (plain.isEmpty ? nil : plain))
        }
    }

    @Test func `a page's words about markup are kept`() throws {
        let document = try read(
            """
            \(Prose.paragraphs)<h2>1. The &lt;div&gt; element</h2>
            <p>Use <code>List&lt;String&gt;</code>, call f[0](x) with *args.</p>
            <table><tr><th>a|b<th>note</tr><tr><td>&lt;p&gt;<td>-</tr></table>
            """
        )
        let plain = document.blocks.map { document.string(of: $0) }
        #expect(plain.contains("1. The <div> element"))
        #expect(plain.contains("Use List<String>, call f[0](x) with *args."))
        #expect(document.string.hasSuffix("| a\\|b | note |\n| --- | --- |\n| \\<p> | - |"))
    }
}
