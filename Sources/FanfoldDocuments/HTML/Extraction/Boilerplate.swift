/// Removes what is not main text by what elements are and what their authors call them.
enum Boilerplate {
    /// Marks what can never be main text: scripts, form controls, navigation, hidden elements.
    static func removeCertain(_ page: inout PageAnalysis) {
        page.removeWhere { page, index in
            let tag = page.tree.nodes[index].tag
            if tag.isNeverText || tag == .nav || tag == .aside || tag == .footer || tag == .search {
                return true
            }
            if page.tree.nodes[index].content.isEmpty { return false }
            return isHidden(page.tree, index) || hasFrameRole(page.tree, index)
        }
    }

    /// Marks elements whose class or id says what they are, unless they hold the greater part of the text.
    static func removeNamed(_ page: inout PageAnalysis) {
        let total = page.measures.totals.first?.plainLetters ?? 0
        page.removeWhere { page, index in
            let signals = page.signals[index]
            guard !signals.isDisjoint(with: .boilerplate), page.tree.nodes[index].tag != .body,
                page.tree.nodes[index].tag != .html
            else { return false }
            if signals.contains(.articleBody) { return false }
            return page.measures.totals[index].plainLetters * 5 < total * 2
        }
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
