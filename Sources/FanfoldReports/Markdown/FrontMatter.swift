internal import FanfoldCore

/// The YAML in front of a report.
struct FrontMatter {
    private var lines: [String] = []

    /// Adds a text, quoted so that it stays one whatever it contains.
    mutating func add(_ key: String, _ text: String?) {
        guard let text else { return }
        lines.append("\(key): \(quoted(text))")
    }

    /// Adds who read, and how many sentences of the summary cite nothing.
    mutating func add(_ panel: PanelResult) {
        if panel.agents.count == 1 {
            add("agent", panel.agents[0].agent)
        } else {
            lines.append("agents: [\(panel.agents.map { quoted($0.agent) }.joined(separator: ", "))]")
        }
        add("aggregator", panel.aggregate?.agent)
        let unreferenced = panel.summary.unreferencedCount
        if unreferenced > 0 { add("unreferenced", unreferenced) }
    }

    /// Adds a number.
    mutating func add(_ key: String, _ number: Int) {
        lines.append("\(key): \(number)")
    }

    /// The block, fences included.
    var rendered: String { "---\n" + lines.map { $0 + "\n" }.joined() + "---\n" }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default:
                // YAML allows no other controls, and takes these for line ends.
                let isLineEnd = scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
                if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || isLineEnd
                    || scalar == "\u{FEFF}" || scalar == "\u{FFFE}" || scalar == "\u{FFFF}"
                {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }
}
