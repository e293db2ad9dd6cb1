internal import FanfoldCore

/// How a job ended.
enum JobEnd: Sendable {
    /// A document was read, split and surveyed.
    case opened(document: Int, SplitDocument, ReaderList)
    /// A document turned out to be as it was; with what each agent made of it.
    case recalled(document: Int, Recall.Document, roots: [Partial])
    /// A document has no text to give.
    case unread(document: Int, DocumentReadError)
    /// An agent answered, or failed for good.
    case called(CallJob, Result<Partial, AgentError>, CallMeasure)
    /// The run was stopped before the agent had answered; what it was sent until then is measured.
    case withdrawn(CallJob, CallMeasure)
    /// A report was handed over.
    case delivered
}

/// The agents that read one document, informed by its survey where they take one.
struct ReaderList: Sendable {
    /// One an agent of the panel, in its order.
    var agents: [any Agent]
    /// Why the document is not for an agent; `nil` where it is.
    var skipped: [String?]

    /// How many agents read the document.
    var activeCount: Int { skipped.count { $0 == nil } }
}
