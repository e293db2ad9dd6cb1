/// Something that reads: maps a chunk to a partial, and folds neighbouring partials into one.
///
/// Neighbours stay neighbours, so a report keeps the order of its source whatever order the calls
/// finish in. An agent must give the same partial for the same input, or say so in its own comment.
public protocol Agent: Versioned, Sendable {
    /// The name reports show.
    var name: String { get }

    /// Reads one chunk.
    ///
    /// - Returns: A partial whose evidence is relative to the chunk's first byte.
    /// - Throws: ``AgentError`` for a failure that leaves a gap or stops the run, or
    ///   `CancellationError`, passed on unwrapped.
    func map(_ chunk: Chunk) async throws -> Partial

    /// Makes one partial of 2 or more neighbouring ones, in order.
    ///
    /// - Returns: A partial whose evidence is taken over from the statements it rests on.
    /// - Throws: As ``map(_:)``.
    func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial
}

/// What a fold's children are.
public enum FoldKind: String, Sendable, Codable, Hashable {
    /// Partials of one document.
    case document
    /// Roots of a folder's documents and of its subfolders.
    case folder
}

/// An agent that looks at a whole document before it reads the chunks.
///
/// The survey is a cheap pass whose results add up in any order (a commutative monoid), so that it can
/// run chunk by chunk and on several cores.
public protocol SurveyingAgent: Agent {
    /// What is learned of a document.
    associatedtype Survey: Sendable

    /// The survey of no text.
    var emptySurvey: Survey { get }

    /// Adds what `chunk` shows to `survey`.
    func survey(_ chunk: Chunk, into survey: inout Survey)

    /// Adds `other` to `survey`.
    func merge(_ other: Survey, into survey: inout Survey)

    /// The agent that reads a document with this survey.
    func informed(by survey: Survey) -> any Agent
}
