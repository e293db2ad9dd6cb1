extension FrameDraft {
    /// The failures from the one that was chosen back, each as a whole.
    func failures(rows: Int) -> [ScreenLine] {
        guard rows > 0 else { return [] }
        let failures = state.failures.reversed().drop { $0.number > (view.failure ?? .max) }
        guard !failures.isEmpty else { return [line(of: "nothing failed so far", .faint, indent: 0)] }
        var lines: [ScreenLine] = []
        for failure in failures {
            lines += self.lines(of: failure)
            if lines.count >= rows { break }
        }
        return Array(lines.prefix(rows))
    }

    private func lines(of failure: RunState.Failure) -> [ScreenLine] {
        var title = ScreenLine(columns: columns)
        title.add("× ", .failed)
        title.add(failure.subject, .strong)
        if let agent = failure.agent { title.add(" · " + agent) }
        if let kind = failure.kind { title.addRight(kind, .failed) }
        let hint = failure.hint.map { "hint: " + $0 } ?? ""
        return [title] + wrapped(failure.reason, .plain) + wrapped(hint, .faint)
    }

    private func wrapped(_ text: String, _ style: ScreenStyle) -> [ScreenLine] {
        WrappedText(text, columns: columns - 2, most: 4).lines.map { line(of: $0.text, style, indent: 2) }
    }

    private func line(of text: String, _ style: ScreenStyle, indent: Int) -> ScreenLine {
        var line = ScreenLine(columns: columns)
        line.fill(to: indent)
        line.add(text, style)
        return line
    }
}
