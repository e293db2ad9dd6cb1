/// What the exit codes mean.
enum ExitStatus: Int32, Error {
    case done = 0
    /// Done, with gaps or failed documents.
    case incomplete = 1
    /// Wrong use, or nothing to read.
    case usage = 2
    /// Stopped, and can go on.
    case stopped = 3
    /// Interrupted; what was finished is written.
    case interrupted = 130
}
