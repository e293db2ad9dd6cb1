/// Finds a page's main text.
enum MainText {
    /// Less than this is hardly an article; the next wider choice is taken if it has much more.
    private static let leastLetters = 200

    /// The main text's blocks, in document order; none when the page has no text.
    static func extract(from tree: HTMLTree, _ metadata: PageMetadata) -> DraftText {
        guard !tree.nodes.isEmpty else { return DraftText() }
        var page = PageAnalysis(tree)
        let nothing = page.removed
        page.keeping(0.1, of: 0) { Boilerplate.removeCertain(&$0) }
        let certain = page.removed
        page.keeping(0.15, of: 0) { Boilerplate.removeNamed(&$0) }
        let roots = ContentRoots.choose(in: page)
        for root in roots {
            page.keeping(0.4, of: root) { LinkDensity.removeFarms(in: root, of: &$0) }
        }
        let text = EdgeTrimmer.trimmed(BlockCollector.collect(roots, of: page), metadata)
        guard text.letters < leastLetters else { return text }

        page.restore(certain)
        let whole = BlockCollector.collect([0], of: page)
        if whole.letters > text.letters * 2 { return whole }
        guard text.letters == 0 else { return text }
        page.restore(nothing)
        page.removeWhere { page, index in page.tree.nodes[index].tag.isNeverText }
        return BlockCollector.collect([0], of: page)
    }
}
