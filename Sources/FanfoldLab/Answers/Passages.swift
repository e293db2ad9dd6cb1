/// Finds the numbered passages of a prompt: lines that begin with `[1] `, `[2] ` and so on.
enum Passages {
    /// The ranges of the passages' texts, in order; a passage goes on over indented lines.
    static func ranges(in text: Span<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var offset = 0
        while offset < text.count {
            if let start = start(ofPassage: ranges.count + 1, in: text, at: offset) {
                let end = end(in: text, from: start)
                ranges.append(start..<end)
                offset = end
            }
            while offset < text.count, text[offset] != UInt8(ascii: "\n") { offset += 1 }
            offset += 1
        }
        return ranges
    }

    /// Where the text of the passage begins, if the line at `offset` opens the one with this number.
    private static func start(ofPassage number: Int, in text: Span<UInt8>, at offset: Int) -> Int? {
        guard text[offset] == UInt8(ascii: "[") else { return nil }
        var place = offset + 1
        for digit in "\(number)] ".utf8 {
            guard place < text.count, text[place] == digit else { return nil }
            place += 1
        }
        return place
    }

    private static func end(in text: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < text.count {
            if text[end] == UInt8(ascii: "\n") {
                guard end + 1 < text.count else { return end }
                let next = text[end + 1]
                guard next == UInt8(ascii: " ") || next == UInt8(ascii: "\n") else { return end }
            }
            end += 1
        }
        return end
    }
}
