internal import FanfoldCore

/// A block written for comparison: its kind, its lines and its text, as in `h2 3-3 ## Title`.
func sketch(_ blocks: [Block], of text: [UInt8]) -> [String] {
    blocks.map { block in
        let kind =
            switch block.kind {
            case .paragraph: "p"
            case .heading(let level): "h\(level)"
            case .listItem: "li"
            case .quote: "q"
            case .code: "code"
            case .table: "table"
            }
        let passage = String(decoding: text[block.range], as: UTF8.self)
        return "\(kind) \(block.lines.lowerBound)-\(block.lines.upperBound) \(passage)"
    }
}

/// What is wrong with blocks as such: overlap, white space at the ends, lines that do not fit.
func flaws(_ blocks: [Block], of text: [UInt8]) -> [String] {
    var flaws: [String] = []
    var end = 0
    var line = 1
    var offset = 0
    for block in blocks {
        if block.range.isEmpty || block.range.lowerBound < end || block.range.upperBound > text.count {
            flaws.append("\(block) is empty, overlaps or lies outside")
            continue
        }
        line += text[offset..<block.range.lowerBound].count { $0 == 0x0A }
        let lineFeeds = text[block.range].count { $0 == 0x0A }
        if block.lines != line...(line + lineFeeds) { flaws.append("\(block) is on line \(line)") }
        for edge in [text[block.range.lowerBound], text[block.range.upperBound - 1]] {
            if edge == 0x20 || (0x09...0x0D).contains(edge) {
                flaws.append("\(block) has white space around")
            }
        }
        line += lineFeeds
        offset = block.range.upperBound
        end = offset
    }
    return flaws
}
