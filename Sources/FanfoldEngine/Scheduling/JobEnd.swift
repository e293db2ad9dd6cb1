internal import FanfoldCore

/// How a job ended.
enum JobEnd: Sendable {
    /// A document was read, split and surveyed.
    case opened(document: Int, SplitDocument, agent: any Agent)
    /// A document has no text to give.
    case unread(document: Int, DocumentReadError)
    /// An agent answered, or failed for good.
    case called(CallJob, Result<Partial, AgentError>)
    /// The run was stopped before the call had its permit.
    case withdrawn(CallJob)
    /// A report was handed over.
    case delivered
}
