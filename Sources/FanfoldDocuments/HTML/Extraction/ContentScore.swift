/// Scores every element by the running text in it: the one with the highest score holds the main text.
///
/// Each stretch of text between block borders gives points for its length and its commas; its container
/// gets them all, the containers above get ever less.
struct ContentScore: Sendable {
    private(set) var scores: [Double]
    /// The best element; `nil` when the page has no running text.
    private(set) var top: Int?

    private static let leastLetters: Int32 = 20

    init(of page: PageAnalysis) {
        let nodes = page.tree.nodes
        scores = Array(repeating: 0, count: nodes.count)
        let texts = Self.ownTexts(page)
        for (index, text) in texts.enumerated() where text.letters >= Self.leastLetters {
            let points = Double(1 + text.marks) + min(Double(text.letters) / 80, 3)
            let value = points * (1 - text.linkDensity)
            let isParagraph = nodes[index].tag == .p || nodes[index].tag == .pre || nodes[index].tag == .li
            var container = isParagraph ? Int(nodes[index].parent) : index
            var level = 0
            while container >= 0, level < 5 {
                scores[container] += level == 0 ? value : level == 1 ? value / 2 : value / Double(3 * level)
                container = Int(nodes[container].parent)
                level += 1
            }
        }
        var best = 0.0
        for index in scores.indices where scores[index] > 0 {
            guard nodes[index].tag.isBlock, nodes[index].tag != .p, !nodes[index].tag.isList else { continue }
            scores[index] += Self.weight(of: page.signals[index])
            scores[index] *= 1 - page.measures.totals[index].linkDensity
            if scores[index] > best {
                best = scores[index]
                top = index
            }
        }
    }

    private static func weight(of signals: ClassSignals) -> Double {
        var weight = 0.0
        if signals.contains(.articleBody) { weight += 40 }
        if signals.contains(.content) { weight += 15 }
        if !signals.isDisjoint(with: .boilerplate) { weight -= 20 }
        return weight
    }

    /// The text that lies in each block element but in no block element inside it.
    private static func ownTexts(_ page: PageAnalysis) -> [PageMeasures.Measure] {
        let nodes = page.tree.nodes
        var texts = [PageMeasures.Measure](repeating: .init(), count: nodes.count)
        // The nearest block at or above each element; texts and inline elements hand on to it.
        var blocks = [Int32](repeating: 0, count: nodes.count)
        var index = 0
        while index < nodes.count {
            if page.removed[index] {
                index = Int(nodes[index].end)
                continue
            }
            let parent = Int(nodes[index].parent)
            blocks[index] = nodes[index].tag.isBlock || parent < 0 ? Int32(index) : blocks[parent]
            if nodes[index].tag == .text { texts[Int(blocks[index])] += page.measures.totals[index] }
            index += 1
        }
        return texts
    }
}
