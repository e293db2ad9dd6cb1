/// A place in a line that knows its column, because a tab fills up to the next multiple of four.
struct MarkdownCursor {
    private(set) var offset: Int
    /// Where the line's content ends.
    let end: Int
    private var column = 0

    init(_ line: Line) {
        offset = line.start
        end = max(line.start, line.content.upperBound)
    }

    /// Whether only white space is left: what trails is no part of a line's content.
    var isAtEnd: Bool { offset >= end }

    /// The byte here, or 0 at the end.
    func byte(in text: Span<UInt8>, ahead: Int = 0) -> UInt8 {
        offset + ahead < end ? text[offset + ahead] : 0
    }

    /// How many columns of white space stand here; stops counting at `limit`.
    func indent(in text: Span<UInt8>, limit: Int = .max) -> Int {
        var probe = self
        var columns = 0
        while columns < limit, probe.skipColumn(in: text) { columns += 1 }
        return columns
    }

    /// Steps over up to `count` columns of white space.
    mutating func skipColumns(_ count: Int, in text: Span<UInt8>) {
        var left = count
        while left > 0, skipColumn(in: text) { left -= 1 }
    }

    /// Steps over `count` bytes that are no white space.
    mutating func advance(_ count: Int) {
        offset += count
        column += count
    }

    private mutating func skipColumn(in text: Span<UInt8>) -> Bool {
        guard offset < end else { return false }
        switch text[offset] {
        case UInt8(ascii: " "):
            offset += 1
        case UInt8(ascii: "\t"):
            if (column + 1).isMultiple(of: 4) { offset += 1 }
        default:
            return false
        }
        column += 1
        return true
    }
}
