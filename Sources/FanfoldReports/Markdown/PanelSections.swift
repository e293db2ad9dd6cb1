internal import FanfoldCore

/// What the agents of a panel say, as Markdown: the aggregate on top, then a section an agent.
struct PanelSections {
    let panel: PanelResult
    /// What the report is about, as in "this document".
    let subject: String

    /// The sections; `references` numbers what they cite.
    func render(_ references: inout References) -> String {
        guard !panel.isSingle else { return body(of: panel.agents[0], &references) }
        var page = panel.aggregate.map { body(of: $0, &references) } ?? ""
        for agent in panel.agents {
            page += page.isEmpty ? "" : "\n"
            page += "## \(MarkdownEscaping.heading(agent.agent))\n\n" + body(of: agent, &references)
        }
        return page
    }

    private func body(of agent: AgentResult, _ references: inout References) -> String {
        switch agent.outcome {
        case .skipped(let reason): return "*Skipped: \(MarkdownEscaping.inline(reason)).*\n"
        case .failed(let reason): return "*Failed: \(MarkdownEscaping.inline(reason)).*\n"
        case .answered, .fellBack: break
        }
        guard !agent.summary.isEmpty else { return "*The agent found nothing to say about \(subject).*\n" }
        var body = ""
        for statement in agent.summary.statements { body += references.line(for: statement) }
        if let value = agent.summary.value { body += TypedSection(value).render(&references) }
        return body
    }

    /// What answered in the agents' places, as a section of its own; empty where nothing did.
    var substitutions: String {
        guard !panel.substitutions.isEmpty else { return "" }
        let lines = panel.substitutions.map { substitution in
            let place = References.lines(substitution.lines).map { "\($0): " } ?? ""
            return "- \(place)answered by \(MarkdownEscaping.inline(substitution.by)), because "
                + "\(MarkdownEscaping.inline(substitution.reason))\n"
        }
        return "\n## Substituted\n\n" + lines.joined()
    }
}
