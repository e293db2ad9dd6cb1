internal import Synchronization

/// Holds tasks back until it is opened; open, it lets everyone pass.
///
/// Not cancellable: a task that must end when cancelled waits in ``passUnlessCancelled()``.
package final class Gate: Sendable {
    private let state = Mutex(State())

    package init() {}

    /// How many wait.
    package var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Lets all who wait pass, and all who come.
    package func open() {
        let waiters = state.withLock { $0.open() }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until the gate is open.
    package func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { $0.admits(continuation) }
            if isOpen { continuation.resume() }
        }
    }

    /// Waits until the gate is open or the task cancelled, which opens the gate for all.
    package func passUnlessCancelled() async throws {
        await withTaskCancellationHandler {
            await pass()
        } onCancel: {
            open()
        }
        try Task.checkCancellation()
    }
}

extension Gate {
    private struct State {
        private var isOpen = false
        private(set) var waiters: [CheckedContinuation<Void, Never>] = []

        mutating func open() -> [CheckedContinuation<Void, Never>] {
            isOpen = true
            defer { waiters = [] }
            return waiters
        }

        mutating func admits(_ waiter: CheckedContinuation<Void, Never>) -> Bool {
            if !isOpen { waiters.append(waiter) }
            return isOpen
        }
    }
}
