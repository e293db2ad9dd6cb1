internal import FanfoldCore

/// A piece of work that runs beside others.
enum Job: Sendable {
    /// Read and split a document, and survey it.
    case open(document: Int)
    /// Read a chunk, make a fold, or bring agents' answers together.
    case call(CallJob)
    /// Hand a finished report over.
    case deliver(Report)
}

/// A call and all it needs.
struct CallJob: Sendable {
    /// What the call is for.
    enum Owner: Sendable, Hashable {
        /// A document, by its number.
        case document(Int)
        /// A folder, by its number.
        case folder(Int)
    }

    /// Who is asked for what.
    enum Question: Sendable {
        case map(any Agent, Chunk)
        case fold(any Agent, [Partial], FoldKind)
        case aggregate(any Aggregator, [AgentSection], FoldKind)
    }

    let owner: Owner
    /// The agent's place in the panel; the aggregator comes after the last.
    let member: Int
    let node: Int
    /// What tells a folder's fold from others; `nil` where it is not kept.
    var identity: Digest?
    let question: Question
    /// The calls from this one to the end of the run, itself included.
    let pathLength: Int
    /// What puts it before other calls that wait for a server, where that is not the path.
    var urgency: Int?
    /// The call as listeners see it.
    let event: RunEvent.Call
}
