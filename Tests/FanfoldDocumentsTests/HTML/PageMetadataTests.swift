import Testing

@testable import FanfoldDocuments

@Suite struct `Page metadata` {
    @Test(arguments: [
        ("<title>Boats return | The Quay Post</title>", "Boats return"),
        ("<title>Boats return and the town talks - Post</title>", "Boats return and the town talks"),
        ("<title>Post: news</title><meta property='og:title' content='Boats &amp; men'>", "Boats & men"),
        ("<title>Post | Boats return</title><meta property='og:site_name' content='Post'>", "Boats return"),
        ("<title>Boats return – all about the quay</title><h1> Boats\n return</h1>", "Boats return"),
        ("<h1>Only a heading</h1>", "Only a heading"),
        ("<title>A <b>bold</b> title</title>", "A <b>bold</b> title"),
        ("<title>Rock-and-roll</title>", "Rock-and-roll"),
    ])
    func `the title is the page's, without the site's name`(head: String, title: String) throws {
        #expect(try metadata(head).title == title)
    }

    @Test(arguments: [
        ("en", "en"), ("pt-BR", "pt-BR"), ("zh_Hans_CN", "zh-Hans-CN"), (" de ", "de"), ("", nil),
        ("english", nil),
        ("en; drop", nil),
    ])
    func `a language tag is taken when it is one`(tag: String, language: String?) throws {
        #expect(try metadata("<html lang=\"\(tag)\">").language == language)
    }

    @Test func `a page that says nothing has no title and no language`() throws {
        #expect(try metadata("<p>Text</p>").title == nil)
    }

    private func metadata(_ html: String) throws -> PageMetadata {
        PageMetadata(of: try #require(HTMLTreeBuilder.tree(of: HTMLSourceFilter.filtered(Array(html.utf8)))))
    }
}
