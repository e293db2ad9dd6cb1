internal import FanfoldCore

/// One block of an answer without its references, and where these stood.
struct MarkedText {
    /// The text without references and without bold marks.
    private(set) var text: [UInt8] = []
    /// The references, with the offset in `text` of what they follow.
    private(set) var marks: [(offset: Int, mark: ReferenceMark)] = []

    init(_ block: [UInt8]) {
        let bold = Array("**".utf8)
        let isBold = Self.boldMarkCount(in: block).isMultiple(of: 2)
        var index = 0
        while index < block.count {
            let byte = block[index]
            if byte == UInt8(ascii: "[") || byte == 0xE3, let mark = ReferenceMark(in: block[...], at: index)
            {
                index = take(mark, of: block)
            } else if isBold, byte == UInt8(ascii: "*"), block[index...].starts(with: bold) {
                index += 2
            } else {
                let start = index
                index += 1
                while index < block.count, !Self.mayOpen(block[index]) { index += 1 }
                let run = block[start..<index]
                text += text.isEmpty ? run.drop(while: ASCII.isSpace) : run
            }
        }
    }

    /// Whether a byte may begin a reference or a bold mark.
    private static func mayOpen(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "*") || byte == 0xE3
    }

    private static func boldMarkCount(in block: [UInt8]) -> Int {
        var (count, index) = (0, 0)
        while index + 1 < block.count {
            let isMark = block[index] == UInt8(ascii: "*") && block[index + 1] == UInt8(ascii: "*")
            count += isMark ? 1 : 0
            index += isMark ? 2 : 1
        }
        return count
    }

    /// Whether references stand before their sentences in place of after them.
    var leads: Bool {
        guard let first = marks.first, let last = marks.last, first.offset == 0 else { return false }
        return text[last.offset...].contains { !ReferenceMark.closesSentence($0) && !ASCII.isSpace($0) }
    }

    /// Takes a reference out, with the space before it and with brackets that hold nothing else.
    private mutating func take(_ mark: ReferenceMark, of block: [UInt8]) -> Int {
        var end = mark.end
        dropSpace()
        if text.last == UInt8(ascii: "("), end < block.count, block[end] == UInt8(ascii: ")") {
            text.removeLast()
            dropSpace()
            end += 1
        }
        marks.append((text.count, mark))
        if end < block.count, !text.isEmpty, !ASCII.isSpace(block[end]),
            !ReferenceMark.closesSentence(block[end])
        {
            text.append(UInt8(ascii: " "))
        }
        return end
    }

    private mutating func dropSpace() {
        while let last = text.last, ASCII.isSpace(last) { text.removeLast() }
    }
}
