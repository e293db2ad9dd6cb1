@testable import FanfoldTerminal

/// What a terminal showed at a time, and what is wrong with the run's frame on it.
struct TerminalScreen: Equatable {
    let columns: Int
    let rows: Int
    let isAlternate: Bool
    let isCursorShown: Bool
    /// The lines from the top, without blanks at their ends.
    let lines: [String]
    /// The same where lines that went on in the next are one.
    private let joined: [String]

    /// Reads a line with the terminal's facts and those of the screen.
    init(_ captured: String, joined: String) throws {
        let all = captured.split(separator: "\n", omittingEmptySubsequences: false)
        let facts = all[0].split(separator: " ").compactMap { Int($0) }
        guard facts.count == 4 else { throw Tmux.Failure(message: "tmux says \(all[0])") }
        (columns, rows, isAlternate, isCursorShown) = (facts[0], facts[1], facts[2] != 0, facts[3] != 0)
        lines = all.dropFirst().prefix(rows).map { $0.trimmed }
        self.joined = joined.split(separator: "\n", omittingEmptySubsequences: false).prefix(rows)
            .map { $0.trimmed }
    }

    /// The run's frame, from its title to the last line that shows something; empty where there is none.
    var frame: [String] {
        guard let top = lines.firstIndex(where: Self.isTitle),
            let bottom = lines.lastIndex(where: { !$0.isEmpty })
        else { return [] }
        return Array(lines[top...max(top, bottom)])
    }

    /// The text of the frame.
    var text: String { frame.joined(separator: "\n") }

    /// How many calls are in flight of how many at the most.
    var inFlight: (count: Int, most: Int)? {
        guard let match = text.firstMatch(of: #/\ncalls +(\d+)(?: of |/)(\d+)/#),
            let count = Int(match.output.1), let most = Int(match.output.2)
        else { return nil }
        return (count, most)
    }

    /// How many lines of agents have text.
    var streamingCount: Int {
        frame.count { $0.contains(#/^▸ .* \d+(\.\d)? s( try \d+)?  ?\S/#) && !$0.contains(" again in ") }
    }

    /// Whether a line is one of a run's frame.
    static func isOfFrame(_ line: String) -> Bool {
        isTitle(line)
            || line.contains(#/^(chunks|folds \d|documents|docs|calls|tokens|minute|a minute) {2,}/#)
            || line.contains(#/^▸ |^and \d+ more|^p pause|^f fail/#)
    }

    private static func isTitle(_ line: String) -> Bool {
        line.contains(#/^(fanfold )?.+ \d\d:\d\d( · .+)?$/#)
    }

    /// What is wrong with the frame, in words; nothing where it is whole.
    var flaws: [String] {
        var flaws: [String] = []
        let frame = frame
        guard !frame.isEmpty else { return ["there is no frame"] }
        if lines.count(where: Self.isTitle) > 1 { flaws.append("there are two titles") }
        if isAlternate { flaws.append("it is on the alternate screen") }
        if !isCursorShown { flaws.append("the cursor is hidden") }
        if Array(joined.suffix(from: joined.firstIndex(where: Self.isTitle) ?? 0).prefix(frame.count))
            != frame
        {
            flaws.append("a line goes on in the next")
        }
        for line in frame {
            let width = line.unicodeScalars.reduce(0) { $0 + ScalarWidth.of($1) }
            if width >= columns { flaws.append("\(width) columns: \(line)") }
            if !Self.isKnown(line) { flaws.append("nothing that a frame has: \(line)") }
        }
        return flaws + countFlaws
    }

    private static func isKnown(_ line: String) -> Bool {
        line.isEmpty || isTitle(line)
            || line.contains(
                #/^(documents|docs|chunks|folds \d+|aggregates|joined|folders \d+|dirs \d+|failed|calls|a minute|minute|tokens|stored|reports) /#
            )
            || line.contains(#/^ {8,11}[-·░▒█×▁▂▃▄▅▆▇]+$/#)
            || line.contains(#/^(▸ |  )\S/#)
            || line.contains(#/^and \d+ more/#) || line.contains(#/^× |^nothing failed/#)
            || line.contains(#/^(p (pause|go on)|f (failures|fails|agents)|q quit)/#)
    }

    /// What the cells of chunks and the counts beside them say differently.
    private var countFlaws: [String] {
        guard let first = frame.firstIndex(where: { $0.hasPrefix("chunks ") }),
            let match = frame[first].firstMatch(of: #/^chunks +(\S+) +([.\dkM]+)/([.\dkM]+)\+?$/#)
        else { return text.contains("\nchunks ") ? ["the chunks have no counts"] : [] }
        // Thousands are rounded.
        guard let done = Int(match.output.2), let count = Int(match.output.3) else { return [] }
        var cells = String(match.output.1)
        for line in frame[(first + 1)...] {
            guard let more = line.wholeMatch(of: #/ +([-·░▒█×▁▂▃▄▅▆▇]+)/#) else { break }
            cells += more.output.1
        }
        var flaws: [String] = []
        if done > count { flaws.append("\(done) of \(count) chunks are done") }
        // Denser cells stand for several.
        if cells.count == count, cells.count(where: { "█×-".contains($0) }) != done {
            flaws.append("\(done) of \(count) chunks are done, and the cells are \(cells)")
        }
        if cells.count > count { flaws.append("\(cells.count) cells for \(count) chunks") }
        if let inFlight, inFlight.count > inFlight.most {
            flaws.append("\(inFlight.count) of \(inFlight.most) calls are in flight")
        }
        return flaws
    }
}
