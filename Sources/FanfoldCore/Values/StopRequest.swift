internal import Synchronization

/// Asks a run to begin nothing new and to end when what is in flight has ended.
public final class StopRequest: Sendable {
    private let requested = Atomic(false)

    /// Makes a request that is not made yet.
    public init() {}

    /// Makes the request.
    public func request() { requested.store(true, ordering: .relaxed) }

    /// Whether the request was made.
    public var isRequested: Bool { requested.load(ordering: .relaxed) }
}
