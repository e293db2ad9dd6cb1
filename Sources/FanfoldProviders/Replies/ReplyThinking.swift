internal import FanfoldCore

/// Takes a model's thinking out of its answer.
enum ReplyThinking {
    private static let names = ["think", "thinking", "thought", "reasoning"]
    private static let openings = names.map { Array("<\($0)>".utf8) }
    private static let closings = names.map { Array("</\($0)>".utf8) }

    /// The answer's lines without its thinking.
    ///
    /// Thinking stands between `<think>` at the start of a line and `</think>`, or before a `</think>`
    /// that nothing opened, alone on its line, as is left by servers whose template holds the opening tag.
    /// Thinking that is not closed goes on to the end. Tags inside a line are text.
    static func removed(from text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // Nearly every answer has none.
        guard text.contains(UInt8(ascii: "<")) else { return lines }
        var kept: [ArraySlice<UInt8>] = []
        var open: Int?
        var hasTags = false
        for line in lines {
            var rest = line
            if open == nil, closings.contains(where: { $0.elementsEqual(trimmed(line)) }) {
                if !hasTags { kept = [] }
                hasTags = true
                continue
            }
            while true {
                if let name = open {
                    guard let closing = rest.firstRange(of: closings[name]) else { break }
                    rest = rest[closing.upperBound...]
                    open = nil
                }
                let start = trimmed(rest)
                guard let name = openings.firstIndex(where: { start.starts(with: $0) }) else { break }
                rest = start.dropFirst(openings[name].count)
                open = name
                hasTags = true
            }
            if open == nil { kept.append(rest) }
        }
        return kept
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.drop(while: ASCII.isSpace)
        while let last = line.last, ASCII.isSpace(last) { line.removeLast() }
        return line
    }
}
