internal import FanfoldTestKit
import FanfoldCore
import Testing

@testable import FanfoldDocuments

/// Pages that are broken, mislabelled or made to hurt.
@Suite struct `HTML damage` {
    @Test(.timeLimit(.minutes(5)))
    func `a hundred thousand nested elements keep the text inside`() throws {
        for tag in ["div", "span", "x-y", "blockquote", "li"] {
            let depth = tag == "div" ? 100_000 : 10_000
            let html =
                String(repeating: "<\(tag)>", count: depth) + Prose.first
                + String(repeating: "</\(tag)>", count: depth)
            let document = try read(html)
            #expect(document.string.contains(Prose.first))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `end tags without start tags cost no search through a deep page`() throws {
        for (open, close) in [("<x>", "</y>"), ("<span>", "</b>"), ("<div>", "<body>")] {
            let html =
                String(repeating: open, count: 30_000) + Prose.first + String(repeating: close, count: 30_000)
            #expect(try read(html).string.contains(Prose.first))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a table costs as much a row with many rows as with few`() throws {
        let rows = (0..<30_000).map { "<tr><td>row \($0)<td>value" }.joined(separator: "\n")
        let document = try read("\(Prose.paragraphs)<table><tr><th>a<th>b</tr>\(rows)</table>")
        #expect(document.string.contains("| row 29999 | value |"))
    }

    @Test(.timeLimit(.minutes(5)))
    func `blank lines in code cost one look each`() throws {
        let blank = String(repeating: " \n", count: 300_000)
        let document = try read("\(Prose.paragraphs)<pre>\(blank)first\(blank)last\(blank)</pre>")
        #expect(document.string.contains("```\nfirst \n"))
        #expect(document.string.contains("\nlast\n```"))
    }

    @Test(arguments: ["iframe", "script", "style", "textarea", "noembed", "noframes"])
    func `an element without an end does not swallow the page`(tag: String) throws {
        let unclosed =
            "<body><p>\(Prose.first)</p><\(tag) src=x>\n<p>\(Prose.second)</p><p>\(Prose.third)</p>"
        #expect(try read(unclosed).string.contains(Prose.third))
        let closed =
            "<p>\(Prose.first)</p><\(tag) src='x'/>\(Prose.second)<\(tag)>hidden</\(tag)><p>\(Prose.third)</p>"
        for head in [
            "<?xml version='1.0'?><html><body>", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>",
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\"><html><body>",
        ] {
            let text = try read(head + closed).string
            #expect(text.contains(Prose.second) && text.contains(Prose.third) && !text.contains("hidden"))
        }
        // In HTML the slash says nothing.
        #expect(try !read("<html><body>" + closed).string.contains(Prose.second))
    }

    @Test func `the parser's limit holds for what reaches it`() throws {
        let page = Array((Prose.first + String(repeating: "<", count: 1000)).utf8)
        let reader = HTMLReader(byteLimit: page.count + 100)
        #expect(throws: DocumentReadError.self) {
            try reader.read(DocumentSource(name: "p.html", bytes: page), report: { _ in })
        }
    }

    @Test func `the tree is never deeper than its limit`() throws {
        let page = HTMLSourceFilter.filtered(Array((String(repeating: "<div>", count: 5000) + "x").utf8))
        let tree = try #require(HTMLTreeBuilder.tree(of: page))
        var deepest = 0
        for index in tree.nodes.indices {
            var depth = 0
            var node = index
            while tree.nodes[node].parent >= 0, depth <= 6000 {
                node = Int(tree.nodes[node].parent)
                depth += 1
            }
            deepest = max(deepest, depth)
        }
        #expect(deepest <= HTMLTreeBuilder.depthLimit + 2)
        #expect(tree.nodes.count > 5000)
    }

    @Test(arguments: [
        " \n<!-- c --> ", "</div></html>", "<!-- c\n -->\n<!DOCTYPE html> ", "stray ", "<head></head>",
    ])
    func `what comes before the first element is no root of its own`(prefix: String) throws {
        let html =
            prefix + "<html><body>\(Prose.paragraphs)</body></html> \n <p>\(Prose.first.uppercased())</p>"
        let tree = try #require(HTMLTreeBuilder.tree(of: HTMLSourceFilter.filtered(Array(html.utf8))))
        #expect(Int(tree.nodes[0].end) == tree.nodes.count)
        #expect(tree.nodes.count { $0.parent < 0 } == 1)
        for (index, node) in tree.nodes.enumerated().dropFirst() {
            #expect(Int(node.parent) < index && tree.nodes[Int(node.parent)].end >= node.end)
        }
        let document = try read(html)
        #expect(document.string.contains(Prose.text))
        #expect(document.string.hasSuffix(Prose.first.uppercased()))
    }

    @Test func `elements beyond the limit lose their borders but not their text`() throws {
        let html = (0..<50).map { "<div><p>word\($0) </p></div>" }.joined()
        let page = HTMLSourceFilter.filtered(Array(html.utf8))
        let tree = try #require(HTMLTreeBuilder.tree(of: page, nodeLimit: 20))
        #expect(tree.isFlattened)
        #expect(tree.nodes.count < 30)
        #expect(tree.foldedText(of: 0) == (0..<50).map { "word\($0)" }.joined(separator: " "))
        #expect(try #require(HTMLTreeBuilder.tree(of: page)).isFlattened == false)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a million attributes on one element are passed over`() throws {
        var html = "<div "
        for number in 0..<1_000_000 { html += "a\(number)=1 " }
        let slim = HTMLSourceFilter.filtered(Array((html + ">\(Prose.first)</div>").utf8))
        #expect(slim.count < 1000)
        #expect(try read(html + ">\(Prose.first)</div>").string == Prose.first)
    }

    @Test(.timeLimit(.minutes(5)))
    func `many one-letter paragraphs are one block each`() throws {
        for count in [1000, 50_000] {
            let document = try read(String(repeating: "<p>x</p>\n", count: count))
            #expect(document.blocks.count == count)
            #expect(document.text.count == count * 3 - 2)
            #expect(document.blocks.last?.lines == count...count)
        }
    }

    @Test func `a huge comment and a huge attribute do not end the page`() throws {
        let filler = String(repeating: "x", count: 11_000_000)
        for html in ["<!-- \(filler) -->", "<p data-x=\"\(filler)\" class=\"\(filler)\">"] {
            #expect(try read(html + Prose.paragraphs).string == Prose.text)
        }
    }

    @Test func `unclosed comments, quotation marks and elements keep the text`() throws {
        #expect(try read("<!-- never closed <p>\(Prose.first)").string == Prose.first)
        #expect(try read("<div class=\"never closed><p>\(Prose.first)").string == Prose.first)
        #expect(try read("<div><p>\(Prose.first)<p>\(Prose.second)<ul><li>\(Prose.third)").blocks.count == 3)
        #expect(try read("<p>\(Prose.first)</p><script>never closed").string == Prose.first)
        #expect(try read("<title>never closed<p>\(Prose.first)").string.isEmpty == false)
    }

    @Test func `unclosed markup by the thousand is scanned once`() throws {
        for piece in ["<!-- ", "<a x='>' ", "<a b=\"", "<p ", "<script ", "<title>", "</p ", "<![CDATA["] {
            let html = Prose.paragraphs + String(repeating: piece, count: 20_000)
            #expect(try read(html).string.hasPrefix(Prose.first))
        }
    }

    @Test func `a zero byte in a tag does not cut off the page`() throws {
        let document = try read("<div cl\0ass='x\0'><p>\(Prose.first)</p>\0</div\0><p>\(Prose.second)</p>")
        #expect(document.string == "\(Prose.first)\n\n\(Prose.second)")
    }

    @Test func `controls that drive terminals are dropped`() throws {
        let html = "<p>A\u{1B}[31m bell\u{7} and\u{85} more\u{9B}\u{7F}, &#27;[0m done.</p>"
        #expect(try read(html).string == "A[31m bell and more, [0m done.")
    }

    @Test func `references to the upper control range are windows-1252`() throws {
        #expect(
            try read("<p>1&#150;2 &#147;so&#148; &#x80; &eacute; &amp;amp; &#x1F642;</p>").string
                == "1–2 “so” € é \\&amp; 🙂"
        )
    }

    @Test func `references that only browsers know are read as browsers read them`() throws {
        #expect(
            try read("<p>AT&T &copy 2018, R&D&comma; a&b=c &copyright &amp &bogus; &check; &hellip;</p>")
                .string
                == "AT&T © 2018, R&D, a&b=c &copyright & \\&bogus; ✓ …"
        )
    }

    @Test func `curly quotes under the label iso-8859-1 are quotes`() throws {
        let html =
            Array("<meta charset=iso-8859-1><p>".utf8) + [0x93, 0x61, 0x94, 0x20, 0xE9] + Array("</p>".utf8)
        #expect(try read(html).string == "“a” é")
    }

    @Test func `one bad byte in a UTF-8 page does not turn the rest to mojibake`() throws {
        var reports: [Diagnostic] = []
        let html =
            Array("<meta charset=utf-8>\n<p>".utf8) + [0xE9] + Array(" Größe, Maße, öfter, äußerst</p>".utf8)
        let document = try HTMLReader().read(DocumentSource(name: "p.html", bytes: html)) {
            reports.append($0)
        }
        #expect(document.string == "\u{FFFD} Größe, Maße, öfter, äußerst")
        #expect(reports.map(\.message) == ["1 byte is not valid UTF-8 and became U+FFFD (on line 2)"])
    }

    @Test func `UTF-8 under a windows-1252 label is read to its end`() throws {
        let html =
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>Příliš žluťoučký kůň</p>"
        #expect(try read(html).string == "Příliš žluťoučký kůň")
    }

    @Test func `a byte-order mark wins against a contradicting label`() throws {
        let html: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("<meta charset=shift_jis><p>Größe</p>".utf8)
        #expect(try read(html).string == "Größe")
        let wide: [UInt16] = [0xFEFF] + Array("<meta charset=utf-8><p>Größe</p>".utf16)
        #expect(try read(wide.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).string == "Größe")
    }

    @Test(arguments: LegacySample.all)
    func `pages in old encodings are read by their label`(sample: LegacySample) throws {
        let html =
            Array("<html><head><META charset=\"\(sample.encoding.name)\"></head><p>".utf8) + sample.bytes
        #expect(try read(html).string == sample.text.replacing("\u{3000}", with: " "))
    }

    @Test func `random markup never fails and never breaks its promises`() {
        var generator = SeededGenerator(seed: 42)
        let pieces = [
            "<p>", "</p>", "<div class='a b'>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>",
            "<th>x",
            "</table>", "text, ", "more\n", "&amp;", "&#150;", "&bogus;", "<pre>", "</pre>", "<br>", "<h2>",
            "</h2>",
            "<!-- c -->", "<!--", "<script>", "</script>", "<a href=x>", "</a>", "<", ">", "\"", "'", "<b",
            "\0",
            "<blockquote>", "</blockquote>", "é中🙂", "<title>", "</title>", "<ol start=7>", "- ", "# ", "\r\n",
            "<nav>",
            "<body>", "</body>", "</html>", "&nbsp;", "<caption>", "<br/>", "<p/>",
            "<svg><title>t</title></svg>",
            "<select><option>o",
        ]
        for _ in 0..<1500 {
            let html = (0..<Int.random(in: 1...60, using: &generator))
                .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            guard let document = try? read(html) else { continue }
            #expect(UTF8Validation(of: document.text).isValid)
            var last = 0
            let lineCount = html.utf8.count { $0 == 0x0A } + 1
            for block in document.blocks {
                #expect(block.range.lowerBound >= last && !block.range.isEmpty)
                #expect(block.range.upperBound <= document.text.count)
                #expect(document.text[last..<block.range.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x0A })
                #expect(block.lines.lowerBound >= 1 && block.lines.upperBound <= lineCount)
                last = block.range.upperBound
            }
            #expect(last == document.text.count)
        }
    }
}
