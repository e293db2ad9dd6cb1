/// How far a chunk or a fold is.
enum NodeState: UInt8, Sendable, CaseIterable {
    /// Nothing has happened to it.
    case open
    /// It waits for its turn.
    case waiting
    case running
    case answered
    /// Its answer was kept from before.
    case stored
    case failed
    /// Nothing had to be done.
    case spared

    var isDone: Bool { rawValue >= Self.answered.rawValue }
}
