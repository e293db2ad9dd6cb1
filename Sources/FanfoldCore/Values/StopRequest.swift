internal import Synchronization

/// Asks a run to begin nothing new and to end when what is in flight has ended.
public final class StopRequest: Sendable {
    private let requested = Atomic(false)
    /// What is done at the request; `nil` once it was made.
    private let actions = Mutex<[@Sendable () -> Void]?>([])

    /// Makes a request that is not made yet.
    public init() {}

    /// Makes the request.
    public func request() {
        requested.store(true, ordering: .relaxed)
        let due = actions.withLock { actions in
            defer { actions = nil }
            return actions ?? []
        }
        for action in due { action() }
    }

    /// Whether the request was made.
    public var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Runs `action` once when the request is made, at once if it was.
    ///
    /// It is kept until then, so it should hold on to nothing that could go earlier.
    package func whenRequested(_ action: @escaping @Sendable () -> Void) {
        let isDue = actions.withLock { actions in
            actions?.append(action)
            return actions == nil
        }
        if isDue { action() }
    }
}
