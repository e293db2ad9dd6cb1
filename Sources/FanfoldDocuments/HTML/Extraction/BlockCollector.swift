/// Gathers the blocks of chosen elements in document order.
struct BlockCollector {
    private let page: PageAnalysis
    private var draft = DraftText()
    private var inline = InlineText()
    private var context = Context()
    /// Block elements the walk is in, with what to go back to behind them.
    private var open: [(end: Int, outside: Context)] = []
    private var linkEnd = 0
    private let tables: DataTables

    private static let largestNumber = 999_999_999

    /// Where in lists, quotes and headings the walk is.
    private struct Context {
        var headingLevel = 0
        var quoteDepth = 0
        /// Spaces before the text of the innermost list's items.
        var indent = 0
        var isInList = false
        /// Spaces before the marker of the next item.
        var markerIndent = 0
        /// The number of the next item; `nil` in a list without numbers.
        var nextNumber: Int?
        var pendingMarker: String?
    }

    /// The text of `roots`, less what is removed.
    static func collect(_ roots: [Int], of page: PageAnalysis) -> DraftText {
        var collector = BlockCollector(page)
        for root in roots { collector.walk(root) }
        return collector.draft
    }

    private init(_ page: PageAnalysis) {
        self.page = page
        tables = DataTables(of: page)
    }

    private mutating func walk(_ root: Int) {
        let nodes = page.tree.nodes
        let end = Int(nodes[root].end)
        var index = root
        while index < end {
            close(before: index)
            let node = nodes[index]
            if page.removed[index] {
                index = Int(node.end)
            } else if node.tag == .text {
                append(text: index)
                index += 1
            } else if node.tag == .pre || node.tag == .xmp {
                flush()
                appendCode(index)
                index = Int(node.end)
            } else if node.tag == .table, tables.isData(index) {
                flush()
                appendTable(index)
                index = Int(node.end)
            } else {
                enter(index)
                index += 1
            }
        }
        close(before: end)
        flush()
    }

    private mutating func close(before index: Int) {
        while let last = open.last, last.end <= index {
            flush()
            let isMarkerUsed = context.pendingMarker == nil
            context = last.outside
            if isMarkerUsed { context.pendingMarker = nil }
            open.removeLast()
        }
    }

    private mutating func enter(_ index: Int) {
        let tag = page.tree.nodes[index].tag
        let end = Int(page.tree.nodes[index].end)
        if tag == .a, page.tree.has(.href, at: index) { linkEnd = max(linkEnd, end) }
        if tag == .br {
            if inline.addLineBreak() { flush() }
            return
        }
        guard tag.isBlock else { return }
        flush()
        if tag == .li { startItem() }
        open.append((end, context))
        switch tag {
        case .ul, .menu, .dir: startList(number: nil)
        case .ol: startList(number: firstNumber(of: index))
        case .blockquote: context.quoteDepth += 1
        case .li: enterItem(index)
        default: if let level = tag.headingLevel { context.headingLevel = level }
        }
    }

    private mutating func startList(number: Int?) {
        context.isInList = true
        context.markerIndent = context.indent
        context.nextNumber = number
    }

    /// Markdown's numbers have no sign and nine digits at most.
    private func firstNumber(of list: Int) -> Int {
        let number = page.tree.string(of: .start, at: list).flatMap { Int($0) } ?? 1
        return min(max(number, 0), Self.largestNumber)
    }

    // Counting on happens outside the item, so that it outlives it.
    private mutating func startItem() {
        guard let number = context.nextNumber else { return }
        context.nextNumber = min(number + 1, Self.largestNumber + 1)
    }

    private mutating func enterItem(_ index: Int) {
        context.isInList = true
        guard !holdsHeading(index) else {
            context.isInList = false
            context.pendingMarker = nil
            return
        }
        let marker = context.nextNumber.map { "\($0 - 1)." } ?? "-"
        context.pendingMarker = marker
        context.indent = min(context.markerIndent + marker.utf8.count + 1, 60)
    }

    /// Whether an item is a card of a layout rather than a line of a list.
    private func holdsHeading(_ index: Int) -> Bool {
        // A card's heading stands near its start, and a short look keeps nested lists linear.
        for inner in index..<min(Int(page.tree.nodes[index].end), index + 40)
        where page.tree.nodes[inner].tag.headingLevel != nil { return true }
        return false
    }

    private mutating func append(text index: Int) {
        let node = page.tree.nodes[index]
        inline.append(page.tree.bytes, page.tree.text(at: index), isLink: index < linkEnd)
        if node.firstLine > 0, !inline.isEmpty { inline.cover(Int(node.firstLine)...Int(node.lastLine)) }
    }

    /// Ends the running block.
    private mutating func flush() {
        guard let text = inline.take() else { return }
        var kind = DraftText.Kind.paragraph
        if context.headingLevel > 0 { kind = .heading(level: context.headingLevel) }
        let start = draft.bytes.count
        if context.headingLevel > 0 {
            draft.bytes.append(contentsOf: text.bytes.map { $0 == 0x0A ? 0x20 : $0 })
        } else {
            draft.bytes.append(contentsOf: text.bytes)
        }
        add(kind, from: start, text.lines, letters: text.letters, linkLetters: text.linkLetters)
    }

    private mutating func add(
        _ kind: DraftText.Kind,
        from start: Int,
        _ lines: ClosedRange<Int>,
        letters: Int,
        linkLetters: Int
    ) {
        var block = DraftText.Block(
            kind: kind,
            range: start..<draft.bytes.count,
            lines: lines,
            letters: letters,
            linkLetters: linkLetters
        )
        block.quoteDepth = context.quoteDepth
        block.isInList = context.isInList
        if context.isInList, context.indent > 0 {
            block.marker = context.pendingMarker
            block.indent = context.pendingMarker == nil ? context.indent : context.markerIndent
            context.pendingMarker = nil
        }
        draft.blocks.append(block)
    }

    private mutating func appendCode(_ index: Int) {
        let start = draft.bytes.count
        guard let code = CodeText(of: index, in: page, into: &draft.bytes) else { return }
        add(
            .code(language: code.language),
            from: start,
            code.lines,
            letters: code.letters,
            linkLetters: 0
        )
    }

    private mutating func appendTable(_ index: Int) {
        let start = draft.bytes.count
        guard let lines = tables.write(index, of: page, into: &draft.bytes) else { return }
        let measure = page.measures.totals[index]
        add(
            .table,
            from: start,
            lines,
            letters: Int(measure.letters),
            linkLetters: Int(measure.linkLetters)
        )
    }
}
