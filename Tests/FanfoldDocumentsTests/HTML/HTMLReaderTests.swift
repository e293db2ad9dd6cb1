import FanfoldCore
import Testing

@testable import FanfoldDocuments

@Suite struct `HTML reader` {
    @Test func `a news page gives its article without the clutter`() throws {
        let document = try read(
            """
            <!DOCTYPE html><html lang="en-GB"><head><title>Boats return | The Quay Post</title>
            <meta property="og:title" content="Boats return"><meta property="og:site_name" content="The Quay Post">
            <style>p { color: red }</style><script>var p = "<p>not text</p>";</script></head>
            <body><header class="site-header"><a href="/">The Quay Post</a></header>
            <nav><ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul></nav>
            <div id="page"><article><h1>Boats return</h1>
            <p class="byline">By Ann Writer</p><div class="share-bar"><a href="#">Share on everything</a></div>
            <p>\(Prose.first)</p>
            <!-- an advertisement, <p>in a comment</p> -->
            <div class="ad-slot">Buy a boat today, cheap, cheaper, cheapest.</div>
            <p>\(Prose.second)</p>
            <h2>The captain</h2>
            <p>\(Prose.third)</p>
            <p><a href="/more">Read more: Ten storms that were worse</a></p>
            </article>
            <div class="related"><h3>Related stories</h3><ul><li><a href="/1">Storm over the bay</a></li></ul></div>
            <div id="comments"><p>First! I was there, and it was not like this at all, believe me.</p></div></div>
            <aside>Subscribe to our newsletter.</aside><form><input value="x"><button>Send</button></form>
            <footer>All rights reserved.</footer></body></html>
            """
        )
        #expect(
            document.string == "\(Prose.first)\n\n\(Prose.second)\n\n## The captain\n\n\(Prose.third)"
        )
        #expect(document.title == "Boats return")
        #expect(document.language == "en-GB")
        #expect(document.kinds == [.paragraph, .paragraph, .heading(level: 2), .paragraph])
    }

    @Test func `a documentation page keeps its code and tables`() throws {
        let document = try read(
            """
            <html><head><title>Sails</title></head><body><main><h1>Sails</h1><p>\(Prose.first)</p>
            <h2>Hoisting</h2>
            <pre><code class="language-swift">func hoist() {
                let rope = "``` <b>"
            }
            </code></pre>
            <p>\(Prose.second)</p>
            <table><tr><th>Sail</th><th>Area</th></tr><tr><td>Main</td><td>12 m²</td></tr>
            <tr><td>Jib | storm</td><td>4 m²</td></tr></table>
            <p>\(Prose.third)</p></main></body></html>
            """.replacing("<b>\"", with: "&lt;b>\"")
        )
        #expect(
            document.string == """
                \(Prose.first)

                ## Hoisting

                ````swift
                func hoist() {
                    let rope = "``` <b>"
                }
                ````

                \(Prose.second)

                | Sail | Area |
                | --- | --- |
                | Main | 12 m² |
                | Jib \\| storm | 4 m² |

                \(Prose.third)
                """
        )
        #expect(
            document.kinds == [.paragraph, .heading(level: 2), .code, .paragraph, .table, .paragraph]
        )
    }

    @Test func `nested lists keep their order, numbers and depth`() throws {
        let document = try read(
            """
            <article>\(Prose.paragraphs)<ol start="9"><li>Cast off.</li><li>Set the sails:<ul><li>main,
            <li><p>jib.</p><p>Mind the wind.</p></ul></li><li>Go.</li></ol><p>\(Prose.first) Again.</p></article>
            """
        )
        #expect(
            document.string == """
                \(Prose.text)

                9. Cast off.

                10. Set the sails:

                    - main,

                    - jib.

                      Mind the wind.

                11. Go.

                \(Prose.first) Again.
                """
        )
        #expect(document.kinds.count { $0 == .listItem } == 5)
        for block in document.blocks { #expect(document.text[block.range.lowerBound] > 0x20) }
    }

    @Test(arguments: [("-3", "0."), ("99999999999", "999999999."), ("x", "1."), ("7", "7.")])
    func `a list starts with a number that Markdown knows`(start: String, marker: String) throws {
        let document = try read("<article>\(Prose.paragraphs)<ol start='\(start)'><li>One.</ol></article>")
        #expect(document.string.hasSuffix("\n\n\(marker) One."))
    }

    @Test func `a table of nothing but no-break spaces is no block`() throws {
        let empty =
            "<table><tr><th>&nbsp;</th><th>&nbsp;</th></tr><tr><td>&nbsp;</td><td>\u{A0}</td></tr></table>"
        #expect(try read("<article>\(Prose.paragraphs)\(empty)</article>").string == Prose.text)
    }

    @Test func `a layout table gives paragraphs`() throws {
        let document = try read(
            """
            <table><tr><td><a href="/">Home</a><br><a href="/boats">Boats</a></td><td>
            <table><tr><td><p>\(Prose.first)</p><p>\(Prose.second)</p><p>\(Prose.third)</p></td></tr></table>
            </td></tr></table>
            """
        )
        #expect(document.string == Prose.text)
    }

    @Test func `quotations are marked`() throws {
        let document = try read(
            "<article>\(Prose.paragraphs)<blockquote><p>The sea was wet.</p></blockquote>\(Prose.paragraphs.uppercased())</article>"
        )
        #expect(document.string.contains("\n\n> The sea was wet.\n\n"))
        #expect(document.kinds[3] == .quote)
    }

    @Test func `text that looks like Markdown stays text`() throws {
        let lines = [
            "# no heading", "1. no item", "- no item", "> no quote", "``` no fence", "=== ", "+ x", "* x",
        ]
        let document = try read(
            "<article>\(Prose.paragraphs)\(lines.map { "<p>\($0)</p>" }.joined())<p>\(Prose.first).</p></article>"
                .replacing("> no", with: "&gt; no")
        )
        for line in [
            "\\# no heading", "1\\. no item", "\\- no item", "\\> no quote", #"\`\`\` no fence"#, "\\===",
        ] {
            #expect(document.string.contains("\n\n\(line)"))
        }
    }

    @Test func `single line breaks stay in a paragraph, double ones end it`() throws {
        let document = try read(
            "<div>\(Prose.first)<br>\(Prose.second)<br> <br/>\(Prose.third)</div>"
        )
        #expect(document.string == "\(Prose.first)\n\(Prose.second)\n\n\(Prose.third)")
    }

    @Test func `a forum is read whole`() throws {
        let posts = [Prose.first, Prose.second, Prose.third].map {
            "<div class=\"post\"><div class=\"who\">sailor</div><div class=\"text\">\($0)</div></div>"
        }
        let document = try read("<body><div id=\"thread\">\(posts.joined())</div></body>")
        for text in [Prose.first, Prose.second, Prose.third] { #expect(document.string.contains(text)) }
    }

    @Test func `a body cut in pieces by advertisements is put together`() throws {
        let document = try read(
            """
            <div><div class="article-body">\(Prose.paragraphs)</div><div class="ad">Buy, buy, buy.</div>
            <div class="article-body"><p>\(Prose.first.uppercased())</p></div></div>
            """
        )
        #expect(document.string == "\(Prose.text)\n\n\(Prose.first.uppercased())")
    }

    @Test func `words of a sentence stay, whatever the class of their link`() throws {
        let document = try read(
            """
            <article>\(Prose.paragraphs)<p>The <a class="tag popular" href="/x">harbour master</a> was asleep, \
            <span class="meta share">it seems</span>.<span class="sr-only">Opens in a new window</span></p></article>
            """
        )
        #expect(document.string.hasSuffix("The harbour master was asleep, it seems."))
    }

    @Test func `marks that link to a heading are no part of it, and code knows its language`() throws {
        let document = try read(
            """
            <main>\(Prose.paragraphs)<h2>Rope<a class="headerlink" href="#rope"> ¶</a></h2>
            <div class="highlight-python notranslate"><div class="highlight"><pre>
            <span>pull</span>()
            </pre></div></div><p>\(Prose.first) So.</p></main>
            """
        )
        #expect(document.string.contains("\n\n## Rope\n\n```python\npull()\n```\n\n"))
    }

    @Test func `a short page is read as it is`() throws {
        #expect(try read("<p>Hello.").string == "Hello.")
        #expect(try read("Just words").string == "Just words")
        #expect(try read("<div><span>One</span> <b>two</b></div>").string == "One two")
    }

    @Test(arguments: [
        "", " \n", "<html></html>", "<script>document.write('text')</script>", "<!-- all of it -->",
        "<div id=app></div>", "<style>", "<", "<p", "</", "<!", "<!--", "&", "<title>Only a title</title>",
    ])
    func `a page without text is an error or its few characters`(html: String) {
        do {
            let document = try read(html)
            #expect(!document.blocks.isEmpty)
            #expect(["<", "&", "\\<", "</", "\\</", "<!"].contains(document.string))
        } catch let error as DocumentReadError {
            let unit = html.utf8.count == 1 ? "byte" : "bytes"
            #expect(error.message == "no text found (\(html.utf8.count) \(unit) parsed, 0 bytes of text)")
            #expect(error.hint?.contains("built by scripts") == true)
        } catch {
            Issue.record(error)
        }
    }

    @Test func `pages are read at the same time without touching each other`() async throws {
        let texts = await withTaskGroup(of: String?.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try? read("<article><p>\(Prose.first) Number \(number).</p></article>").string
                }
            }
            return await group.reduce(into: Set<String>()) { if let text = $1 { $0.insert(text) } }
        }
        #expect(texts == Set((0..<40).map { "\(Prose.first) Number \($0)." }))
    }

    @Test func `the same page gives the same document`() throws {
        let html = "<article>\(Prose.paragraphs)</article>"
        let (first, second) = (try read(html), try read(html))
        #expect(first.text == second.text)
        #expect(first.blocks == second.blocks)
    }
}
