internal import FanfoldCore

/// A piece of work that runs beside others.
enum Job: Sendable {
    /// Read and split a document, and survey it.
    case open(document: Int)
    /// Read a chunk, or make a fold.
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

    /// What the agent is given.
    enum Input: Sendable {
        case chunk(Chunk)
        case partials([Partial], FoldKind)
    }

    let owner: Owner
    let node: Int
    let agent: any Agent
    let input: Input
    /// The call as listeners see it.
    let event: RunEvent.Call
}
