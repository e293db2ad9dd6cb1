package import FanfoldCore
internal import Synchronization

/// A call store that forgets when it goes; other stores are compared with it.
package final class MemoryCallStore: CallStore {
    private let calls: Mutex<[Digest: StoredCall]>
    private let failure = Mutex<StoreError?>(nil)

    package init(_ calls: [StoredCall] = []) {
        self.calls = Mutex(Dictionary(calls.map { ($0.key, $0) }) { $1 })
    }

    package let isShared = false

    /// All that is kept.
    package var kept: [StoredCall] { calls.withLock { Array($0.values) } }

    /// Has it fail from now on; `nil` mends it.
    package func fail(with error: StoreError?) { failure.withLock { $0 = error } }

    package func call(for key: Digest) throws(StoreError) -> StoredCall? {
        if let error = failure.withLock({ $0 }) { throw error }
        return calls.withLock { $0[key] }
    }

    package func keep(_ call: StoredCall) async throws {
        if let error = failure.withLock({ $0 }) { throw error }
        calls.withLock { $0[call.key] = call }
    }

    package func withClaim<Output: Sendable>(
        on key: Digest,
        _ body: () async throws -> Output
    ) async throws -> Output {
        try await body()
    }
}
