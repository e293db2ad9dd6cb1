/// How much text each element holds, and how much of it is links.
///
/// Letters are characters that are no white space. Removed elements count nowhere.
struct PageMeasures: Sendable {
    /// The figures of one element, its descendants included.
    struct Measure: Sendable {
        var letters: Int32 = 0
        var linkLetters: Int32 = 0
        /// Commas and sentence ends: what running text has and labels have not.
        var marks: Int32 = 0
        var links: Int32 = 0

        var linkDensity: Double { letters == 0 ? 0 : Double(linkLetters) / Double(letters) }
        var plainLetters: Int32 { letters - linkLetters }

        static func += (left: inout Self, right: Self) {
            left.letters += right.letters
            left.linkLetters += right.linkLetters
            left.marks += right.marks
            left.links += right.links
        }
    }

    /// Each text's own figures, and each link's one link.
    private let own: [Measure]
    private(set) var totals: [Measure]

    init(of tree: HTMLTree, removed: [Bool]) {
        var own = [Measure](repeating: Measure(), count: tree.nodes.count)
        var linkEnd = 0
        for (index, node) in tree.nodes.enumerated() {
            if node.tag == .text {
                own[index] = Self.measure(of: tree.text(at: index), in: tree.bytes)
                if index < linkEnd { own[index].linkLetters = own[index].letters }
            } else if node.tag == .a, tree.has(.href, at: index) {
                own[index].links = 1
                linkEnd = max(linkEnd, Int(node.end))
            }
        }
        self.own = own
        totals = []
        update(tree, removed: removed)
    }

    /// Adds up anew after more elements were removed.
    mutating func update(_ tree: HTMLTree, removed: [Bool]) {
        totals = own
        var index = 0
        while index < totals.count {
            guard removed[index] else {
                index += 1
                continue
            }
            let end = Int(tree.nodes[index].end)
            for inner in index..<end { totals[inner] = Measure() }
            index = end
        }
        for index in totals.indices.reversed() {
            let parent = Int(tree.nodes[index].parent)
            if parent >= 0 { totals[parent] += totals[index] }
        }
    }

    private static func measure(of range: Range<Int>, in bytes: [UInt8]) -> Measure {
        var measure = Measure()
        for offset in range {
            let byte = bytes[offset]
            if byte <= 0x20 || byte & 0xC0 == 0x80 { continue }
            measure.letters += 1
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"),
                UInt8(ascii: ";"):
                measure.marks += 1
            case 0xE3:
                // The ideographic comma and full stop.
                if offset + 2 < range.upperBound, bytes[offset + 1] == 0x80, bytes[offset + 2] & 0xFE != 0x80
                {
                    if bytes[offset + 2] <= 0x82 { measure.marks += 1 }
                }
            case 0xEF:
                // The full-width comma.
                if offset + 2 < range.upperBound, bytes[offset + 1] == 0xBC, bytes[offset + 2] == 0x8C {
                    measure.marks += 1
                }
            default: break
            }
        }
        return measure
    }
}
