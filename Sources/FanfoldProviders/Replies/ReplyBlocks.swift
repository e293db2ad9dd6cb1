internal import FanfoldCore

/// Puts an answer's lines together to paragraphs, list items and lines that stand alone.
struct ReplyBlocks {
    /// The blocks, each in one line.
    private(set) var blocks: [[UInt8]] = []
    private var open: [UInt8] = []

    init(_ lines: [ArraySlice<UInt8>]) {
        let lines = lines.map { ReplyLine($0) }
        // "12. May" opens no list, and "1. May" none either: a list goes on.
        let isList = [1, 2].allSatisfy { number in lines.contains { $0.kind == .numbered(number) } }
        var next = 1
        for line in lines {
            switch line.kind {
            case .blank: close()
            case .alone:
                close()
                add(line.text)
                close()
            case .item:
                close()
                add(line.text)
            case .numbered(let number) where isList && (number == next || number == 1):
                next = number + 1
                close()
                add(line.afterNumber)
            case .numbered, .text:
                if Self.opensWithMark(line.text), open.isEmpty || Self.opensWithMark(open[...]) { close() }
                add(line.text)
            }
        }
        close()
    }

    private mutating func add(_ text: ArraySlice<UInt8>) {
        if !open.isEmpty { open.append(UInt8(ascii: " ")) }
        open += text
    }

    private mutating func close() {
        if !open.isEmpty { blocks.append(open) }
        open = []
    }

    /// Whether a reference and then text opens the line, as models do that imitate the passages.
    private static func opensWithMark(_ line: ArraySlice<UInt8>) -> Bool {
        guard let mark = ReferenceMark(in: line, at: line.startIndex) else { return false }
        let rest = line[mark.end...].drop(while: ASCII.isSpace)
        return rest.first.map { $0 != UInt8(ascii: "[") && !ReferenceMark.closesSentence($0) } == true
    }
}
