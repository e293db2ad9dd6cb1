/// What a connection does to answer one request, step by step.
struct ReplyScript {
    /// One step.
    enum Step: Hashable {
        case wait(Duration)
        case send([UInt8])
        /// The request is answered: it is no longer in flight.
        case leave
    }

    /// What becomes of the connection.
    enum Ending: Hashable {
        /// It serves the next request, where the request asked for that.
        case keep
        case close
        /// It looks alive and is dead: it closes when something comes, or after a while.
        case stale(after: Duration)
    }

    var steps: [Step]
    var ending = Ending.keep
    /// Whether the request counts as in flight until the step ``Step/leave``.
    var isInFlight = false
    /// What the answered prompt is remembered by; `nil` where no usable answer was given.
    var answered: UInt64?
    /// Whether the server can't be reached for a while from now on; this request is answered.
    var beginsOutage = false
    /// The answer's tokens.
    var tokens = 0
}
