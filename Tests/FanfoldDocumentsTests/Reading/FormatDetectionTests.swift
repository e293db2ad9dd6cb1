import FanfoldCore
import Testing

@testable import FanfoldDocuments

@Suite struct `Format detection` {
    private func format(_ name: String, _ text: String = "") -> DocumentFormat {
        DocumentFormat(ofFile: name, startingWith: Array(text.utf8)[...])
    }

    @Test(arguments: ["a.html", "a.HTM", "a.b.xhtml", "dir.md/a.shtml", ".html"])
    func `web pages are known by name`(name: String) { #expect(format(name) == .html) }

    @Test(arguments: ["a.md", "README.MD", "a.markdown", "a.mkd"])
    func `Markdown is known by name`(name: String) { #expect(format(name, "<html>") == .markdown) }

    @Test(
        arguments: [
            "<!DOCTYPE html>", "<html lang=en>", "\u{FEFF}  \n<!-- saved --> <!-- twice -->\n<!doctype HTML",
        ]
    )
    func `a web page under another name is known by its start`(text: String) {
        #expect(format("page", text) == .html)
        #expect(format("page.txt", text) == .html)
    }

    @Test(arguments: ["", "text <html>", "<!-- <html> never ends", "<p>part of a page</p>", "\u{FEFF}"])
    func `all else is text`(text: String) {
        #expect(format("a.txt", text) == .text)
        #expect(format("dir.html/a", text) == .text)
    }
}
