internal import FanfoldTestKit
import FanfoldCore
import Testing

@testable import FanfoldDocuments

/// The source's lines of a page's blocks.
@Suite struct `HTML lines` {
    @Test func `each block names the lines its text stands on`() throws {
        let document = try read(
            """
            <!DOCTYPE html>
            <html
              lang="en"
              data-x="a
            b"><!-- a
            comment --><body><script>
            var x;
            </script>
            <article class="one
            two">
            <p>
              \(Prose.first)
            </p>
            <ul><li>one
            <li>two</ul>
            <p>\(Prose.second)
            and\u{20}
            &amp;
            on.</p></article></body></html>
            """
        )
        #expect(document.blocks.map(\.lines) == [12...12, 14...14, 15...15, 16...19])
    }

    @Test func `a block's words stand within its lines`() throws {
        var generator = SeededGenerator(seed: 3)
        let gaps = [
            "\n", " ", "\n\n", "<!-- x\ny -->", "<b>", "</b>", "<i\nclass='a\nb'>", "&#10;", "<br>\n", "\t",
        ]
        let blocks = ["<p>", "<div>\n", "<li>", "<h2\n>", "<pre>", "<td>", "<blockquote>"]
        for _ in 0..<300 {
            var html = "<article>"
            for number in 0..<Int.random(in: 1...12, using: &generator) {
                html += blocks[Int.random(in: 0..<blocks.count, using: &generator)]
                for word in 0..<Int.random(in: 1...6, using: &generator) {
                    html +=
                        gaps[Int.random(in: 0..<gaps.count, using: &generator)]
                        + "word\(number)of\(word)end, "
                }
                html += "\n"
            }
            let lines = html.split(separator: "\n", omittingEmptySubsequences: false)
            let document = try read(html)
            for block in document.blocks {
                let source = lines[block.lines.lowerBound - 1..<block.lines.upperBound].joined(
                    separator: "\n"
                )
                let words = document.string(of: block).split(whereSeparator: { " \n|`".contains($0) })
                for word in words where word.hasPrefix("word") {
                    #expect(source.contains(word), "\(word) is not on lines \(block.lines) of\n\(html)")
                }
                // No looser than needed: both ends hold a word of the block.
                let first = lines[block.lines.lowerBound - 1]
                #expect(words.contains { first.contains($0) }, "line \(block.lines.lowerBound) of\n\(html)")
            }
        }
    }
}
