extension Recipe {
    /// The name of the built-in agent, where a model's is expected.
    static let extractive = Provider.extractive.rawValue

    /// The agents with each perspective as an agent of its own, named such as `trends (optimistic)`.
    public var readers: [Agent] {
        agents.flatMap { agent -> [Agent] in
            guard let perspectives = agent.perspectives, !perspectives.isEmpty else { return [agent] }
            return perspectives.map { perspective in
                var reader = agent
                reader.name = "\(agent.name) (\(perspective.name))"
                reader.perspectives = nil
                reader.instructions = [perspective.instructions, agent.instructions].compactMap(\.self)
                    .map(\.trimmedEnd).joined(separator: "\n\n")
                return reader
            }
        }
    }

    /// The model of a name, as an agent gives it.
    ///
    /// - Returns: One of ``models``, or what `provider:NAME` or `extractive` says; `nil` for a name that
    ///   means nothing.
    public func model(named name: String) -> Model? {
        if let model = models.first(where: { $0.name == name }) { return model }
        var model = Model()
        model.name = name
        guard model.take(reference: name) else { return nil }
        return model
    }
}

extension Recipe.Aggregate {
    /// What reports call it.
    var shownName: String { name ?? "summary" }
}

extension Recipe.Model {
    /// Takes provider and model from `provider:NAME` or `extractive`; `false` if it is neither.
    mutating func take(reference: String) -> Bool {
        if reference == Recipe.extractive {
            provider = .extractive
            return true
        }
        guard let colon = reference.firstIndex(of: ":"),
            let named = Recipe.Provider(rawValue: String(reference[..<colon])), named != .extractive
        else { return false }
        let rest = reference[reference.index(after: colon)...]
        guard rest.contains(where: { !$0.isWhitespace }) else { return false }
        provider = named
        model = String(rest)
        return true
    }
}

extension String {
    /// The text without the white space at its end.
    fileprivate var trimmedEnd: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
