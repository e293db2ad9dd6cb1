/// Removes what is not main text by what elements are and what their authors call them.
enum Boilerplate {
    /// Removes what is never read: scripts, form controls, pictures.
    static func removeUnreadable(_ page: inout PageAnalysis) {
        page.removeWhere { page, index in page.tree.nodes[index].tag.isNeverText }
        // Pages that scripts build may have their whole text for readers without scripts.
        let total = page.measures.totals[0].letters
        page.removeWhere { page, index in
            page.tree.nodes[index].tag == .noscript && page.measures.totals[index].letters * 2 < total
        }
    }

    /// Removes what is not main text by its element: navigation, asides, hidden elements.
    static func removeFrame(_ page: inout PageAnalysis) {
        page.removeWhere { page, index in
            let tag = page.tree.nodes[index].tag
            if tag == .nav || tag == .aside || tag == .footer || tag == .search {
                return true
            }
            if page.tree.nodes[index].content.isEmpty { return false }
            if tag == .a, isPermalink(index, page) { return true }
            return isHidden(page.tree, index) || hasFrameRole(page.tree, index)
        }
    }

    /// Removes elements whose class or id says what they are, unless they hold a great part of the text.
    static func removeNamed(_ page: inout PageAnalysis) {
        let total = page.measures.totals[0].plainLetters
        let words = directLetters(page)
        page.removeWhere { page, index in
            let signals = page.signals[index]
            let tag = page.tree.nodes[index].tag
            guard !signals.isDisjoint(with: .boilerplate), tag != .body, tag != .html else { return false }
            // A link or a span with words beside it is part of a sentence, whatever it is called.
            let parent = Int(page.tree.nodes[index].parent)
            if !tag.isBlock, !signals.contains(.invisible), parent >= 0, words[parent] >= 10 { return false }
            // Quoted posts carry the name of the site they are from.
            if signals.contains(.articleBody) || tag == .blockquote { return false }
            return page.measures.totals[index].plainLetters * 5 < total * 2
        }
    }

    /// The letters of each element's own texts, without those of the elements inside it.
    private static func directLetters(_ page: PageAnalysis) -> [Int32] {
        var letters = [Int32](repeating: 0, count: page.tree.nodes.count)
        for (index, node) in page.tree.nodes.enumerated() where node.tag == .text && node.parent >= 0 {
            letters[Int(node.parent)] += page.measures.totals[index].letters
        }
        return letters
    }

    /// Whether a link is the mark by which documentation links to its own headings.
    private static func isPermalink(_ index: Int, _ page: PageAnalysis) -> Bool {
        guard page.measures.totals[index].letters == 1 else { return false }
        for inner in page.subtree(of: index) where page.tree.nodes[inner].tag == .text {
            let text = page.tree.bytes[page.tree.text(at: inner)].filter { !HTMLSpace.isASCII($0) }
            if !text.isEmpty { return ["¶", "#", "§"].contains(String(decoding: text, as: UTF8.self)) }
        }
        return false
    }

    private static func isHidden(_ tree: HTMLTree, _ index: Int) -> Bool {
        if tree.has(.hidden, at: index) { return true }
        if let value = tree.value(of: .ariaHidden, at: index), tree.bytes[value].elementsEqual("true".utf8) {
            return true
        }
        guard let style = tree.value(of: .style, at: index) else { return false }
        let compact = tree.bytes[style].filter { !HTMLSpace.isASCII($0) }
        return contains(compact, "display:none") || contains(compact, "visibility:hidden")
    }

    private static func hasFrameRole(_ tree: HTMLTree, _ index: Int) -> Bool {
        guard let role = tree.string(of: .role, at: index) else { return false }
        switch role {
        case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar",
            "toolbar", "alert", "alertdialog", "tooltip", "button":
            return true
        default: return false
        }
    }

    private static func contains(_ bytes: [UInt8], _ text: StaticString) -> Bool {
        text.withUTF8Buffer { needle in
            guard bytes.count >= needle.count else { return false }
            for start in 0...(bytes.count - needle.count) {
                if bytes[start..<start + needle.count].elementsEqual(needle) { return true }
            }
            return false
        }
    }
}
