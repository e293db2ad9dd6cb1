/// Turns frames into what a terminal is sent: the only place that knows escape sequences.
///
/// It draws at the cursor, on the normal screen, and leaves the cursor visible below: a program that is killed leaves
/// nothing behind but the last frame. Only lines that changed are sent.
package struct ScreenWriter: Sendable {
    private let hasColors: Bool
    private var shown: [ScreenLine] = []
    private var columns = Int.max

    /// - Parameter hasColors: Whether text may be coloured.
    package init(hasColors: Bool) { self.hasColors = hasColors }

    /// What changes the screen into a frame; empty where nothing changes.
    package mutating func draw(_ frame: Frame, columns: Int) -> [UInt8] {
        var output = Output()
        if columns != self.columns {
            output.text += eraseAll(columns)
            self.columns = columns
        }
        update(to: frame.lines, &output)
        return output.bytes
    }

    /// What puts lines above the frame.
    package mutating func print(_ text: String, columns: Int) -> [UInt8] {
        let lines = shown
        var output = Output()
        output.text += eraseAll(columns) + text + "\r\n"
        self.columns = columns
        update(to: lines, &output)
        return output.bytes
    }

    /// What takes the frame away.
    package mutating func clear() -> [UInt8] {
        var output = Output()
        output.text += eraseAll(columns)
        return output.bytes
    }

    /// Leaves what is shown to whoever has the terminal now; the next frame is drawn whole, where the cursor is then.
    package mutating func forget() { shown = [] }

    /// Erases the frame and moves to where it began; a terminal that became narrower may have wrapped its lines.
    ///
    /// Line by line: where all of the screen is erased at once, some terminals keep it in the scroll-back.
    private mutating func eraseAll(_ columns: Int) -> String {
        guard !shown.isEmpty else { return "" }
        let rows = shown.reduce(0) { $0 + max(1, ($1.width + columns - 1) / max(1, columns)) }
        shown = []
        let up = "\r\u{1B}[\(rows)A"
        return up + String(repeating: "\u{1B}[2K\u{1B}[B", count: rows) + up
    }

    private mutating func update(to lines: [ScreenLine], _ output: inout Output) {
        guard lines != shown else { return }
        // The cursor is on the line below the last.
        var row = shown.count
        func go(to wanted: Int) {
            if wanted < row { output.text += "\u{1B}[\(row - wanted)A" }
            if wanted > row { output.text += "\u{1B}[\(wanted - row)B" }
            row = wanted
        }
        for (index, line) in lines.enumerated() {
            if index < shown.count, shown[index] == line { continue }
            go(to: index)
            output.text += rendered(line)
            output.text += "\u{1B}[K\r"
            guard index >= shown.count else { continue }
            // There may be no line below yet.
            output.text += "\n"
            row += 1
        }
        for index in lines.count..<max(lines.count, shown.count) {
            go(to: index)
            output.text += "\u{1B}[2K"
        }
        go(to: lines.count)
        shown = lines
    }

    private func rendered(_ line: ScreenLine) -> String {
        var text = ""
        var column = 0
        var isSure = true
        for piece in line.pieces {
            // Terminals don't agree on how wide every character is.
            if !isSure { text += "\u{1B}[\(column + 1)G" }
            let code = hasColors ? piece.style.code : nil
            if let code { text += "\u{1B}[\(code)m" }
            text += piece.text
            if code != nil { text += "\u{1B}[0m" }
            column += piece.width
            isSure = piece.text.unicodeScalars.allSatisfy {
                $0.value < 0x300 || (0x2500..<0x25A0).contains($0.value)
            }
        }
        return text
    }

    /// What is sent at once, and drawn at once by terminals that can.
    ///
    /// The cursor is never hidden: a program that is killed while a slow terminal takes a frame could not show it again.
    private struct Output {
        var text = ""

        var bytes: [UInt8] {
            guard !text.isEmpty else { return [] }
            return Array("\u{1B}[?2026h\(text)\u{1B}[?2026l".utf8)
        }
    }
}

extension ScreenStyle {
    /// The number that begins the style; `nil` for none.
    fileprivate var code: Int? {
        switch self {
        case .plain: nil
        case .strong: 1
        case .faint: 2
        case .failed: 31
        case .done: 32
        case .waiting: 33
        case .stored: 35
        case .running: 36
        }
    }
}
