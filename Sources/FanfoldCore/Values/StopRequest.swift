internal import Synchronization

/// Asks a run to begin nothing new and to end when what is in flight has ended.
public final class StopRequest: Sendable {
    private struct State {
        /// What is done at the request; `nil` once it was made.
        var actions: [@Sendable () -> Void]? = []
        var reason: SpentLimit?
    }

    private let requested = Atomic(false)
    private let state = Mutex(State())

    /// Makes a request that is not made yet.
    public init() {}

    /// Makes the request.
    public func request() { request(because: nil) }

    /// Makes the request; the reason of the first one stands.
    package func request(because reason: SpentLimit?) {
        let due = state.withLock { state in
            if state.actions != nil { state.reason = reason }
            defer { state.actions = nil }
            return state.actions ?? []
        }
        requested.store(true, ordering: .relaxed)
        for action in due { action() }
    }

    /// Whether the request was made.
    public var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Which limit made the request first; `nil` while there is none, or where somebody else made it.
    package var reason: SpentLimit? { state.withLock { $0.reason } }

    /// Runs `action` once when the request is made, at once if it was.
    ///
    /// It is kept until then, so it should hold on to nothing that could go earlier.
    package func whenRequested(_ action: @escaping @Sendable () -> Void) {
        let isDue = state.withLock { state in
            state.actions?.append(action)
            return state.actions == nil
        }
        if isDue { action() }
    }
}
