internal import FanfoldCore
internal import FanfoldStore
internal import FanfoldTestKit
internal import Testing

@Suite(.timeLimit(.minutes(5))) struct `Call store contract` {
    /// A new store joins here: an empty one in a folder.
    static let stores: [@Sendable (TemporaryFolder) throws -> any CallStore] = [
        { _ in MemoryCallStore() },
        { try CallDatabase(folder: $0.path("private"), run: "1") { _ in } },
        { try CallDatabase(folder: $0.path("shared"), isShared: true, run: "1") { _ in } },
        { try CallDatabase(folder: $0.path("alone"), isAlone: true, run: "1") { _ in } },
    ]

    @Test(arguments: stores.indices) func `stores keep the contract`(index: Int) async throws {
        try await withTemporaryFolder { folder in
            let flaws = try await CallStoreContract(Self.stores[index](folder)).flaws()
            #expect(flaws == [])
        }
    }

    @Test(arguments: stores.indices) func `a cancelled caller's call is kept`(index: Int) async throws {
        try await withTemporaryFolder { folder in
            let flaws = try await CallStoreContract(Self.stores[index](folder)).flawsOfCancelledKeep()
            #expect(flaws == [])
        }
    }
}
