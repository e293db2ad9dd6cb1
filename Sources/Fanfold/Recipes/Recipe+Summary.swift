internal import FanfoldCore

extension Recipe {
    /// What the recipe says, for a person: a line of counts, then a line an agent.
    package var summary: [String] {
        var counts = [Count.text(readers.count, "agent")]
        if aggregate != nil { counts.append("1 aggregate") }
        counts.append(Count.text(models.count, "model"))
        return [counts.joined(separator: ", ")] + readers.map(line) + [aggregate.map(line)].compactMap(\.self)
    }

    private func line(_ agent: Agent) -> String {
        var parts = [modelText(agent.model)]
        if let when = agent.when?.summary { parts.append("when \(when)") }
        if let timeout = agent.timeout { parts.append("timeout \(timeout.shortText)") }
        if let fallback = agent.fallback { parts.append("fallback \(fallback.summary)") }
        if let need = agent.need { parts.append(need.rawValue) }
        if agent.schema != nil { parts.append("schema, fold \(agent.fold?.rawValue ?? "agent")") }
        return "  \(agent.name): \(parts.joined(separator: "; "))"
    }

    private func line(_ aggregate: Aggregate) -> String {
        var parts = [modelText(aggregate.model)]
        if let needs = aggregate.needs { parts.append("needs \(needs) of \(readers.count)") }
        if let timeout = aggregate.timeout { parts.append("timeout \(timeout.shortText)") }
        if let fallback = aggregate.fallback { parts.append("fallback \(fallback.summary)") }
        return "  \(aggregate.name ?? "aggregate") (aggregate): \(parts.joined(separator: "; "))"
    }

    private func modelText(_ name: String?) -> String {
        guard let name else { return "the run's model" }
        guard let model = models.first(where: { $0.name == name }), let provider = model.provider else {
            return name
        }
        return "\(name) (\(provider.rawValue)\(model.model.map { ":\($0)" } ?? ""))"
    }
}

extension Recipe.Condition {
    fileprivate var summary: String? {
        var parts: [String] = []
        if let paths { parts.append("path \(paths.joined(separator: ", "))") }
        if let types { parts.append("type \(types.map(\.rawValue).joined(separator: ", "))") }
        if let minSize { parts.append("at least \(SizeText.text(minSize))") }
        if let maxSize { parts.append("at most \(SizeText.text(maxSize))") }
        if let texts { parts.append("text \(texts.joined(separator: ", "))") }
        return parts.isEmpty ? nil : parts.joined(separator: " and ")
    }
}

extension Recipe.Fallback {
    fileprivate var summary: String {
        switch self {
        case .text: "text"
        case .model(let name): "model \(name)"
        case .extractive: "extractive"
        case .gap: "gap"
        }
    }
}

extension Duration {
    /// Such as `30s` and `500ms`, as a recipe has it.
    fileprivate var shortText: String {
        let (seconds, rest) = components
        let milliseconds = seconds * 1000 + rest / 1_000_000_000_000_000
        return milliseconds.isMultiple(of: 1000) ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
    }
}
