internal import FanfoldCore

/// What the colours of a timeline mean: what does not occur in the run is not explained.
struct TimelineLegend {
    private enum Mark: Equatable {
        /// An agent's pale and strong colour.
        case agent(Int)
        /// A box of a class and a size.
        case box(String, width: Double, height: Double = 11)
        case none
    }

    private struct Item {
        let mark: Mark
        let words: String
        let x: Double
        let row: Int
    }

    private var items: [Item] = []
    private var x = TimelineScale.left
    private var row = 0

    private static let mostAgents = 24
    private let top: Double
    private static let rowHeight = 18.0

    /// - Parameters:
    ///   - trace: The run.
    ///   - top: Where the first row begins.
    init(_ trace: RunTrace, top: Double) {
        self.top = top
        for (index, agent) in trace.agents.prefix(Self.mostAgents).enumerated() {
            add(.agent(index), agent.count <= 32 ? agent : agent.prefix(31) + "…")
        }
        let more = trace.agents.count - Self.mostAgents
        if more > 0 { add(.none, "and \(more) more") }
        add(.none, "a lane a permit, chunks pale, folds strong")
        if trace.attempts.contains(where: { $0.ending == .retried }) {
            add(.box("retried", width: 14), "tried again")
        }
        if trace.attempts.contains(where: { $0.ending == .failed }) {
            add(.box("failed", width: 14), "failed")
        }
        if trace.calls.contains(where: \.isStored) { add(.box("stored", width: 3), "from the store") }
        add(.box("longest", width: 16, height: 2.5), "longest path")
    }

    /// Where what is below begins.
    var bottom: Double { top + Self.rowHeight * Double(row + 1) }

    /// Draws all of it.
    func draw(in svg: inout SVGText) {
        for item in items {
            let y = top + Self.rowHeight * Double(item.row)
            switch item.mark {
            case .agent(let index):
                svg.box(x: item.x, y: y, width: 11, height: 11, class: "a\(index % 8) l0")
                svg.box(x: item.x + 13, y: y, width: 11, height: 11, class: "a\(index % 8) l2")
            case .box(let name, let width, let height):
                svg.box(x: item.x, y: y + (11 - height) / 2, width: width, height: height, class: name)
            case .none: break
            }
            let words = item.x + Self.width(of: item.mark)
            svg.text(item.words, x: words, y: y + 10, class: item.mark == .none ? "note" : nil)
        }
    }

    /// Puts an item after the last, or on the next row where there is no room for it.
    private mutating func add(_ mark: Mark, _ words: String) {
        let length = mark == .none ? Self.width(ofNote: words) : Self.width(of: words)
        let width = Self.width(of: mark) + length + 18
        if x > TimelineScale.left, x + width > TimelineScale.left + TimelineScale.plotWidth {
            x = TimelineScale.left
            row += 1
        }
        items.append(Item(mark: mark, words: words, x: x, row: row))
        x += width
    }

    private static func width(of mark: Mark) -> Double {
        switch mark {
        case .agent: 29
        case .box(_, let width, _): width + 5
        case .none: 0
        }
    }

    /// About the room that words take: nobody knows the font.
    private static func width(of words: String) -> Double {
        words.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 6.8 : 12.5) }
    }

    /// The same of words in the small letters of notes.
    static func width(ofNote words: String) -> Double { width(of: words) * 11 / 12 }
}
