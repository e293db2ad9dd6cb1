/// Makes one partial of what several agents made of the same text: the fan-in.
public protocol Aggregator: Versioned, Sendable {
    /// The name reports show.
    var name: String { get }

    /// Reads the agents' sections, in the order the agents were declared.
    ///
    /// - Returns: A partial whose evidence is taken over from the statements it rests on.
    /// - Throws: As ``Agent/map(_:)``.
    func aggregate(_ sections: [AgentSection], of kind: FoldKind) async throws -> Partial
}
