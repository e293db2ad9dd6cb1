internal import Synchronization

/// What a person tells a run while it goes on: to hold back new calls, and how many may be in flight.
///
/// Whatever hands out permits follows it; calls in flight go on. A run that stops has to be let go.
package final class RunControl: Sendable {
    /// What was told last.
    package struct Setting: Sendable, Hashable {
        /// Whether no call is begun.
        package var isPaused = false
        /// The most calls in flight.
        package var concurrency: Int
    }

    private struct State {
        var setting: Setting
        var isLetGo = false
        var followers: [@Sendable (Setting) -> Void] = []
    }

    private let readsText = Atomic(false)

    /// Whether somebody reads answers while they come, so that models are asked to stream from now on.
    package var wantsText: Bool {
        get { readsText.load(ordering: .relaxed) }
        set { readsText.store(newValue, ordering: .relaxed) }
    }

    /// The most calls in flight that can be asked for.
    package let most: Int
    private let state: Mutex<State>

    /// - Parameter concurrency: The most calls in flight at the start; twice as many is the most there can be.
    package init(_ concurrency: Int) {
        most = 2 * concurrency
        state = Mutex(State(setting: Setting(concurrency: concurrency)))
    }

    /// What was told last.
    package var setting: Setting { state.withLock { $0.setting } }

    /// Begins no call until ``resume()``.
    package func pause() { change { $0.setting.isPaused = !$0.isLetGo } }

    /// Begins calls again.
    package func resume() { change { $0.setting.isPaused = false } }

    /// Begins calls again, and pauses no more.
    package func letGo() { change { ($0.isLetGo, $0.setting.isPaused) = (true, false) } }

    /// Allows so many calls in flight, from 1 up to the most there can be.
    package func allow(_ concurrency: Int) {
        change { $0.setting.concurrency = min(max(1, concurrency), most) }
    }

    private func change(_ body: (inout State) -> Void) {
        // Under the lock, so that all hear of changes in their order.
        state.withLock { state in
            let before = state.setting
            body(&state)
            guard state.setting != before else { return }
            for follow in state.followers { follow(state.setting) }
        }
    }

    /// Has `follow` told how it is now and of every change; it must be quick and not come back here.
    package func follow(_ follow: @escaping @Sendable (Setting) -> Void) {
        state.withLock { state in
            state.followers.append(follow)
            follow(state.setting)
        }
    }
}
