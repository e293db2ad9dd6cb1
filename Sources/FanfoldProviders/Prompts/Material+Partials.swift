package import FanfoldCore

extension Material {
    /// Shows the children of a fold, each statement a passage with that statement's evidence.
    ///
    /// Depends on what the children say alone: no name, place or number of a document is shown. A child
    /// that is longer than `limit` is cut at a statement.
    package init(folding partials: [Partial], into kind: FoldKind, limit: PartLimit? = nil) {
        self.init(kind == .document ? .parts : .texts)
        for (index, partial) in partials.enumerated() {
            label(kind == .document ? "Part" : "Text", "\(index + 1)")
            guard let fit = limit?.fit(partial) else {
                add(partial)
                continue
            }
            add(fit.partial)
            remark("(more was said here than fits)")
            omissions.append("part \(index + 1) of a fold was too long: \(fit.omission)")
        }
    }

    /// Shows what several agents made of the same text, each under its name.
    ///
    /// Why an agent was skipped or failed is not shown: the reasons of two runs differ.
    package init(_ sections: [AgentSection]) {
        self.init(.sections)
        for section in sections {
            label("Section:", section.agent)
            switch section.outcome {
            case .answered, .fellBack:
                section.partial.isEmpty ? remark("(nothing found)") : add(section.partial)
            case .skipped: remark("(skipped: this reader was not asked)")
            case .failed: remark("(missing: this reader gave no answer)")
            }
        }
    }

    /// Appends a passage for every statement, and one for a typed value.
    package mutating func add(_ partial: Partial) {
        for statement in partial.statements where !statement.text.isEmpty {
            add(statement.text.utf8.span, from: statement.evidence)
        }
        if let value = partial.value {
            add(value.json.bytes.span, from: Partial(value: value).evidence)
        }
    }
}
