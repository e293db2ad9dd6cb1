internal import FanfoldCore

/// What the agents of a panel say, as Markdown: the aggregate on top, then a section an agent.
struct PanelSections {
    let panel: PanelResult
    /// What the report is about, as in "this document".
    let subject: String

    /// The sections; `references` numbers what they cite.
    func render(_ references: inout References) -> String {
        guard !panel.isSingle else { return body(of: panel.agents[0], &references) }
        var sections: [String] = []
        if let aggregate = panel.aggregate {
            let names = panel.agents.map { MarkdownEscaping.inline($0.agent) }.joined(separator: ", ")
            let origin = "*Made of what the agents below say: \(names).*\n\n"
            sections.append(heading(aggregate) + origin + body(of: aggregate, &references))
        }
        for agent in panel.agents { sections.append(heading(agent) + body(of: agent, &references)) }
        return sections.joined(separator: "\n")
    }

    private func heading(_ agent: AgentResult) -> String { "## \(MarkdownEscaping.heading(agent.agent))\n\n" }

    private func body(of agent: AgentResult, _ references: inout References) -> String {
        switch agent.outcome {
        case .skipped(let reason): return "*Skipped: \(MarkdownEscaping.inline(reason)).*\n"
        case .failed(let reason): return "*Failed: \(MarkdownEscaping.inline(reason)).*\n"
        case .answered, .fellBack: break
        }
        guard !agent.summary.isEmpty else { return "*The agent found nothing to say about \(subject).*\n" }
        var parts: [String] = []
        let statements = agent.summary.statements.map { references.line(for: $0) }.joined()
        if !statements.isEmpty { parts.append(statements) }
        if let value = agent.summary.value { parts.append(TypedSection(value).render(&references)) }
        return parts.joined(separator: "\n")
    }

    /// What answered in the agents' places, as a section of its own; empty where nothing did.
    func substitutions(named name: (String) -> String? = { _ in nil }) -> String {
        let voices = panel.agents + [panel.aggregate].compactMap(\.self)
        let lines = voices.flatMap { voice in
            voice.substitutions.map { substitution in
                let place = [name(substitution.subject), References.lines(substitution.lines)]
                    .compactMap(\.self).map { ", \($0)" }.joined()
                return "- \(MarkdownEscaping.inline(voice.agent))\(place): "
                    + "answered by \(MarkdownEscaping.inline(substitution.by)), because "
                    + "\(MarkdownEscaping.inline(substitution.reason))\n"
            }
        }
        return lines.isEmpty ? "" : "\n## Substituted\n\n" + lines.joined()
    }
}
