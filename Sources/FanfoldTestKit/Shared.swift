internal import Synchronization

/// A value that tasks of a test share.
package final class Shared<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    package init(_ value: Value) { state = Mutex(value) }

    /// The value as it is now.
    package var value: Value { state.withLock { $0 } }

    /// Changes the value; nobody else sees or changes it meanwhile.
    package func update(_ change: (inout Value) -> Void) {
        state.withLock { change(&$0) }
    }
}
