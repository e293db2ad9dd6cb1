import FanfoldCore

/// What a reader of a prompt takes it for who knows nothing but its rules.
struct PromptShape {
    /// The lines before the first passage.
    private(set) var labels: [String] = []
    /// The passages' bytes, without the indentation.
    private(set) var passages: [[UInt8]] = []
    /// What comes after the closing line.
    private(set) var task = ""
    /// How the prompt breaks its rules.
    private(set) var flaws: [String] = []

    init(_ text: String) {
        let lines = Self.lines(of: Array(text.utf8))
        guard let opening = lines.first, opening.first == UInt8(ascii: "<") else {
            flaws.append("no opening line")
            return
        }
        let closing = Array("</".utf8) + opening.dropFirst()
        guard let end = lines.firstIndex(of: closing) else {
            flaws.append("no closing line")
            return
        }
        let tag = opening.dropLast(2).suffix(8)
        if Array(text.utf8).ranges(of: Array(tag)).count != 2 { flaws.append("the tag occurs in the text") }
        for line in lines[1..<end] { read(line) }
        for index in passages.indices where passages[index].last == UInt8(ascii: "\n") {
            passages[index].removeLast()
        }
        task = String(decoding: lines[(end + 1)...].joined(), as: UTF8.self)
    }

    private mutating func read(_ line: [UInt8]) {
        let mark = Array("[\(passages.count + 1)] ".utf8)
        if line.starts(with: mark) {
            passages.append(Array(line.dropFirst(mark.count)))
        } else if passages.isEmpty {
            labels.append(String(decoding: line, as: UTF8.self))
        } else if line.starts(with: "    ".utf8) {
            passages[passages.count - 1] += line.dropFirst(4)
        } else if line.allSatisfy({ ASCII.isSpace($0) }) || line == [0xC2, 0x85]
            || line.first == 0xE2 && line.count == 3
        {
            passages[passages.count - 1] += line
        } else {
            flaws.append("a line that is not ours: \(String(decoding: line, as: UTF8.self).debugDescription)")
        }
    }

    /// The lines with their ends, by anything that may be taken for one.
    private static func lines(of text: [UInt8]) -> [[UInt8]] {
        let ends: [[UInt8]] = [[0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9]]
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        for byte in text {
            line.append(byte)
            if (0x0A...0x0D).contains(byte)
                || ends.contains(where: { line.suffix($0.count).elementsEqual($0) })
            {
                lines.append(line)
                line = []
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
