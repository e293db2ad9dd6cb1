internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldStore

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

@Suite(.timeLimit(.minutes(5))) struct `Claims` {
    /// A store whose waits are noted, and do something.
    private func store(
        _ folder: TemporaryFolder,
        isShared: Bool = true,
        onWait: @escaping @Sendable (Duration) async throws -> Void = { _ in }
    ) throws -> CallDatabase {
        let clock = StoreClock(now: { 0 }, wait: onWait)
        return try CallDatabase(folder: folder.path, isShared: isShared, run: "1", clock: clock) { _ in }
    }

    @Test func `another's claim is waited for, and its answer is there then`() async throws {
        try await withTemporaryFolder { folder in
            let (gate, ends) = (Gate(), Gate())
            let waits = Shared<[Duration]>([])
            let first = try store(folder)
            let second = try store(folder) { duration in
                waits.update { $0.append(duration) }
                if waits.value.count == 6 {
                    gate.open()
                    await ends.pass()
                }
            }
            let call = StoredCall.numbered(1)
            let entered = Gate()
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await first.withClaim(on: call.key) {
                        entered.open()
                        await gate.pass()
                        try await first.keep(call)
                    }
                    ends.open()
                }
                await entered.pass()
                let found = try await second.withClaim(on: call.key) { try second.call(for: call.key) }
                #expect(found == call)
                try await group.waitForAll()
            }
            #expect(waits.value == [20, 40, 80, 160, 250, 250].map { .milliseconds($0) })
        }
    }

    @Test func `claims on other keys don't wait`() async throws {
        try await withTemporaryFolder { folder in
            let (first, second) = (try store(folder), try store(folder) { _ in Issue.record("waits") })
            try await first.withClaim(on: StoredCall.numbered(1).key) {
                try await second.withClaim(on: StoredCall.numbered(2).key) {}
            }
        }
    }

    @Test func `a claim ends with an error as well`() async throws {
        try await withTemporaryFolder { folder in
            let (first, second) = (try store(folder), try store(folder) { _ in Issue.record("waits") })
            let key = StoredCall.numbered(1).key
            await #expect(throws: CancellationError.self) {
                try await first.withClaim(on: key) { throw CancellationError() }
            }
            try await second.withClaim(on: key) {}
        }
    }

    @Test func `who is cancelled waits no longer`() async throws {
        try await withTemporaryFolder { folder in
            let first = try store(folder)
            let second = try store(folder) { _ in throw CancellationError() }
            let key = StoredCall.numbered(1).key
            try await first.withClaim(on: key) {
                await #expect(throws: CancellationError.self) { try await second.withClaim(on: key) {} }
            }
        }
    }

    @Test func `a private store claims nothing`() async throws {
        try await withTemporaryFolder { folder in
            let (first, second) = (
                try store(folder, isShared: false), try store(folder) { _ in Issue.record("waits") }
            )
            let key = StoredCall.numbered(1).key
            try await first.withClaim(on: key) { try await second.withClaim(on: key) {} }
        }
    }

    @Test func `a claim ends with its process`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
                let store = try CallDatabase(folder: path, isShared: true, run: "1") { _ in }
                try await store.withClaim(on: StoredCall.numbered(1).key) { _ = kill(getpid(), SIGKILL) }
            }
            let store = try store(folder) { _ in Issue.record("waits") }
            try await store.withClaim(on: StoredCall.numbered(1).key) {}
        }
    }
}
