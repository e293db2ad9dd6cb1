/// Chooses the elements that hold the main text.
enum ContentRoots {
    /// Elements that hold the main text.
    struct Choice: Sendable {
        /// In document order, none inside another; empty for a page without running text.
        var roots: [Int]
        /// Whether the author named the one root the article's body, and no other element is like it.
        var isSoleNamedBody = false
    }

    static func choose(in page: PageAnalysis) -> Choice {
        let score = ContentScore(of: page)
        guard let top = score.top else { return Choice(roots: []) }
        if let named = namedBody(page, near: top) {
            let isSole = isOnlyOfItsClass(named, page)
            return Choice(roots: withTwins(of: named, in: page), isSoleNamedBody: isSole)
        }
        return Choice(roots: withSiblings(of: climb(from: top, page, score), page, score))
    }

    /// The smallest element around the roots that holds nearly all running text of the page.
    static func widened(_ roots: [Int], in page: PageAnalysis) -> Int {
        let enough = Double(page.measures.totals[0].plainLetters) * 0.85
        var node = roots.first ?? 0
        while page.tree.nodes[node].parent >= 0, Double(page.measures.totals[node].plainLetters) < enough {
            node = Int(page.tree.nodes[node].parent)
        }
        return node
    }

    private static func isOnlyOfItsClass(_ node: Int, _ page: PageAnalysis) -> Bool {
        guard page.tree.has(.class, at: node) else { return true }
        for index in page.tree.nodes.indices where index != node && page.tree.nodes[index].tag != .text {
            if page.signals[index] == page.signals[node], sameClass(page.tree, index, node) { return false }
        }
        return true
    }

    /// The element whose author calls it the article's body, when it holds a fair part of the best element.
    private static func namedBody(_ page: PageAnalysis, near top: Int) -> Int? {
        let totals = page.measures.totals
        var best: Int?
        var index = 0
        while index < page.tree.nodes.count {
            if page.removed[index] {
                index = Int(page.tree.nodes[index].end)
                continue
            }
            if page.signals[index].contains(.articleBody), page.tree.nodes[index].tag.isBlock,
                totals[index].plainLetters >= 200,
                totals[index].plainLetters > best.map({ totals[$0].plainLetters }) ?? 0
            {
                best = index
            }
            index += 1
        }
        guard let best, totals[best].plainLetters * 2 >= totals[top].plainLetters else { return nil }
        return best
    }

    /// Goes up while the container adds running text and next to no links.
    private static func climb(from top: Int, _ page: PageAnalysis, _ score: ContentScore) -> Int {
        var node = top
        while true {
            let parent = Int(page.tree.nodes[node].parent)
            guard parent >= 0, page.tree.nodes[parent].tag != .body, page.tree.nodes[parent].tag != .html
            else {
                return node
            }
            guard score.scores[parent] > score.scores[node] * 0.75,
                page.measures.totals[parent].linkDensity < 0.2
            else { return node }
            node = parent
        }
    }

    /// The pieces of a body that advertisements cut up: all elements with the same class that are text.
    private static func withTwins(of node: Int, in page: PageAnalysis) -> [Int] {
        var twins: [Int] = []
        var index = 0
        while index < page.tree.nodes.count {
            let isTwin =
                !page.removed[index] && page.tree.nodes[index].tag != .text
                && page.signals[index] == page.signals[node] && page.measures.totals[index].linkDensity < 0.3
                && sameClass(page.tree, node, index)
            if index == node || isTwin { twins.append(index) }
            index =
                index == node || isTwin || page.removed[index] ? Int(page.tree.nodes[index].end) : index + 1
        }
        return twins.contains(node) ? twins : [node]
    }

    private static func withSiblings(of node: Int, _ page: PageAnalysis, _ score: ContentScore) -> [Int] {
        let threshold = max(10, score.scores[node] * 0.2)
        return siblings(of: node, in: page) { sibling in
            let measure = page.measures.totals[sibling]
            if score.scores[sibling] >= threshold, measure.linkDensity < 0.3 { return true }
            guard page.tree.nodes[sibling].tag == .p else { return false }
            return measure.letters > 80 && measure.linkDensity < 0.25
        }
    }

    private static func siblings(of node: Int, in page: PageAnalysis, where test: (Int) -> Bool) -> [Int] {
        let parent = Int(page.tree.nodes[node].parent)
        guard parent >= 0 else { return [node] }
        var chosen: [Int] = []
        var child = parent + 1
        while child < Int(page.tree.nodes[parent].end) {
            let isElement = page.tree.nodes[child].tag != .text
            if child == node || (isElement && !page.removed[child] && test(child)) { chosen.append(child) }
            child = Int(page.tree.nodes[child].end)
        }
        return chosen
    }

    private static func sameClass(_ tree: HTMLTree, _ left: Int, _ right: Int) -> Bool {
        guard let first = tree.value(of: .class, at: left), let second = tree.value(of: .class, at: right)
        else {
            return false
        }
        return tree.bytes[first] == tree.bytes[second]
    }
}
