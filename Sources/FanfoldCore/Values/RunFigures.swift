/// What a run did, or several together, in numbers.
package struct RunFigures: Sendable, Hashable {
    /// Documents among the input.
    package var found = 0
    /// Documents whose report was made.
    package var finished = 0
    /// Documents whose report was there and is up to date.
    package var unchanged = 0
    /// Documents that could not be read.
    package var failed = 0
    /// Files that are no documents.
    package var skipped = 0
    package var chunks = 0
    package var folds = 0
    /// Calls that a model or an agent answered anew.
    package var callsNew = 0
    /// Calls whose answers were kept from before.
    package var callsStored = 0
    /// Calls that an equal call's answer served.
    package var callsJoined = 0
    /// Requests sent again after a failure.
    package var retries = 0
    /// Calls of the documents that were opened which had not ended; more may come with further documents.
    package var callsLeft = 0
    /// What was paid for.
    package var paid = TokenUsage.zero
    /// What answers that were kept from before would have used again.
    package var saved = TokenUsage.zero
    /// What was paid; `nil` where no price is known.
    package var cost: Money?
    /// What answers that were kept from before would have cost again; `nil` where no price is known.
    package var savedCost: Money?
    /// What is missing from reports.
    package var gaps = 0
    /// How many calls failed for good, by the kind of failure.
    package var failures: [String: Int] = [:]

    package init() {}

    /// Documents that have no report yet that is up to date.
    package var documentsLeft: Int { max(0, found - finished - unchanged - failed - skipped) }

    /// Adds the figures of another run.
    package static func += (left: inout Self, right: Self) {
        left.found += right.found
        left.finished += right.finished
        left.unchanged += right.unchanged
        left.failed += right.failed
        left.skipped += right.skipped
        left.chunks += right.chunks
        left.folds += right.folds
        left.callsNew += right.callsNew
        left.callsStored += right.callsStored
        left.callsJoined += right.callsJoined
        left.retries += right.retries
        left.callsLeft += right.callsLeft
        left.paid += right.paid
        left.saved += right.saved
        left.cost = left.cost + right.cost
        left.savedCost = left.savedCost + right.savedCost
        left.gaps += right.gaps
        left.failures.merge(right.failures, uniquingKeysWith: +)
    }
}
