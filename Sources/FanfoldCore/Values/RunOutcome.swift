/// How a run ended.
package enum RunOutcome: String, Sendable, Hashable, CaseIterable {
    /// It has not ended.
    case running
    /// All that was asked for is in the reports.
    case done
    /// It came to its end, and something is missing.
    case gaps
    /// It stopped by itself before its end, for a ``RunStop``, and can go on.
    case stopped
    /// A person or the system ended it, and it went in order.
    case interrupted
    /// It could not begin, or can't go on as it is.
    case failed
    /// It never said that it ended.
    case killed
}

/// Why a run stopped by itself.
package enum RunStop: String, Sendable, Hashable, CaseIterable {
    /// The money or the tokens it may use are spent.
    case budget
    /// The time it may take is over.
    case deadline
    /// The account at the server has no more money.
    case quota
    /// A request needs more than a limit of the server allows.
    case limit
    /// The server is down.
    case server
    /// The server takes no request such as ours: a wrong key, an unknown model.
    case refused
    /// Calls can't be kept.
    case store
    /// Reports can't be written.
    case output
    /// Anything else.
    case other
}
