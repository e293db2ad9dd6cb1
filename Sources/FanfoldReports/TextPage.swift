package import FanfoldCore

/// A document's summary in plain text.
package enum TextPage {
    /// What the report says on top: a statement a line; a typed answer is one line of JSON.
    ///
    /// Agents that nobody brings together stand one below the other, each under its name.
    package static func render(_ result: DocumentResult) -> String {
        let panel = result.panel
        if let aggregate = panel.aggregate, !aggregate.summary.isEmpty { return lines(of: aggregate) }
        guard panel.agents.count > 1 else { return panel.agents.map(lines).joined() }
        let sections = panel.agents.filter { !$0.summary.isEmpty }
            .map { PlainLine.of($0.agent) + ":\n" + lines(of: $0) }
        return sections.joined(separator: "\n")
    }

    private static func lines(of agent: AgentResult) -> String {
        let statements = agent.summary.statements.map { PlainLine.of($0.text) + "\n" }
        let value = agent.summary.value.map { PlainLine.of($0.json.text) + "\n" } ?? ""
        return statements.joined() + value
    }
}
