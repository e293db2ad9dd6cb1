/// Finds answered calls that were kept.
package protocol CallLookup: Sendable {
    /// The call kept under a request's key; `nil` if there is none.
    ///
    /// - Throws: ``StoreError`` if the store can't be read.
    func call(for key: Digest) throws(StoreError) -> StoredCall?
}

/// Keeps answered calls, so that nothing is paid for twice.
package protocol CallStore: CallLookup {
    /// Keeps a call in place of what was kept under its key; it is on disk when this returns.
    ///
    /// A task that is cancelled meanwhile still has its call kept: it was paid for.
    ///
    /// - Throws: ``StoreError`` if the store can't be written.
    func keep(_ call: StoredCall) async throws

    /// Runs `body` while no other live process that shares the store asks for the same key.
    ///
    /// Where the wait was for another's call, that call is kept when `body` begins, so `body` looks again. A claim
    /// ends with `body`, or with its process.
    ///
    /// - Throws: ``StoreError``, `CancellationError` while waiting, and what `body` throws.
    func withClaim<Output: Sendable>(
        on key: Digest,
        _ body: () async throws -> Output
    ) async throws -> Output

    /// Whether other processes may use the store at the same time, so that claims mean something.
    var isShared: Bool { get }
}
