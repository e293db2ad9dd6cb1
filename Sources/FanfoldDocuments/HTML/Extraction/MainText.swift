/// Finds a page's main text.
enum MainText {
    /// Less than this is hardly an article; the next wider choice is taken if it has much more.
    private static let leastLetters = 200

    /// An article's element holds most of its page's running text.
    ///
    /// Where the best element holds less, the page is a forum, a listing or a shop, and its text is spread
    /// over many elements.
    private static let leastShare = 0.5

    /// The main text's blocks, in document order; none when the page has no text.
    static func extract(from tree: HTMLTree, _ metadata: PageMetadata) -> DraftText {
        // Each step is taken back when it removes so much that its signs must mean something else here.
        var page = PageAnalysis(tree)
        Boilerplate.removeUnreadable(&page)
        let readable = page.removed
        page.keeping(0.1, in: [0]) { Boilerplate.removeFrame(&$0) }
        let framed = page.removed
        page.keeping(0.4, of: \.plainLetters, in: [0]) { Boilerplate.removeNamed(&$0) }
        let named = page.removed

        let choice = ContentRoots.choose(in: page)
        let pageLetters = page.measures.totals[0].plainLetters
        var text = mainText(of: choice.roots, &page, metadata)
        if Double(text.plainLetters) < leastShare * Double(pageLetters), !choice.isSoleNamedBody {
            page.restore(named)
            let wide = mainText(of: [ContentRoots.widened(choice.roots, in: page)], &page, metadata)
            if wide.letters > text.letters { text = wide }
        }
        guard text.letters < leastLetters else { return text }

        page.restore(framed)
        let whole = BlockCollector.collect([0], of: page)
        if whole.letters > text.letters * 2 { return whole }
        guard text.letters == 0 else { return text }
        page.restore(readable)
        return BlockCollector.collect([0], of: page)
    }

    private static func mainText(
        of roots: [Int],
        _ page: inout PageAnalysis,
        _ metadata: PageMetadata
    ) -> DraftText {
        page.keeping(0.4, in: roots) { LinkDensity.removeFarms(inside: roots, of: &$0) }
        return EdgeTrimmer.trimmed(BlockCollector.collect(roots, of: page), metadata)
    }
}
