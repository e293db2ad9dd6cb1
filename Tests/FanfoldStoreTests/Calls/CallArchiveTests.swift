internal import FanfoldCore
internal import FanfoldTestKit
internal import GRDB
internal import Testing

@testable internal import FanfoldStore

@Suite struct `Call archive` {
    private func openArchive(_ folder: String, generation: Int = 1) throws -> CallArchive? {
        try CallArchive(folder: folder, generation: generation)
    }

    @Test func `there is none where nothing was kept, and none is made`() async throws {
        try await withTemporaryFolder { folder in
            let archive = try CallArchive(folder: folder.path("store"))
            #expect(archive == nil)
            #expect(!folder.exists("store"))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what is kept is found, during a run and after it`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path("store")
            do {
                let store = try openStore(path)
                try await store.keep(0..<20)
                let archive = try #require(try openArchive(path))
                try await store.keep(20..<40)
                for number in 0..<40 {
                    #expect(try archive.call(for: StoredCall.numbered(number).key) == .numbered(number))
                }
                #expect(try archive.call(for: StoredCall.numbered(40).key) == nil)
            }
            let archive = try #require(try openArchive(path))
            #expect(try archive.call(for: StoredCall.numbered(7).key) == .numbered(7))
            let later = try #require(try openArchive(path, generation: 2))
            #expect(try later.call(for: StoredCall.numbered(7).key) == nil)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `reading leaves the file as it was, and no file beside it`() async throws {
        try await withTemporaryFolder { folder in
            do {
                let store = try openStore(folder.path("store"))
                try await store.keep(0..<20)
                try store.database.close()
            }
            let before = try folder.files(in: "store")
            do {
                let archive = try #require(try openArchive(folder.path("store")))
                #expect(try archive.call(for: StoredCall.numbered(7).key) == .numbered(7))
            }
            let after = try folder.files(in: "store")
            #expect(before.keys.sorted() == after.keys.sorted())
            #expect(before["calls.sqlite"] == after["calls.sqlite"])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `past usage is the sum of a model's calls`() async throws {
        try await withTemporaryFolder { folder in
            let store = try openStore(folder.path("store"))
            let memory = MemoryCallStore()
            for number in 0..<30 {
                var call = StoredCall.numbered(number)
                if number % 3 == 0 { call.model.name = "other" }
                if number % 5 == 0 { call.reply.usage.isEstimated = true }
                if number % 7 == 0 { call.model.revision = "2" }
                try await store.keep(call)
                try await memory.keep(call)
            }
            let archive = try #require(try openArchive(folder.path("store")))
            for name in ["m", "other"] {
                let model = ModelIdentity(provider: "openai", name: name)
                let usage = try #require(try store.usage(of: model))
                #expect(try usage == memory.usage(of: model) && usage == archive.usage(of: model))
                #expect(usage.promptRatio.map { $0 > 1 } == true)
            }
            #expect(try store.usage(of: ModelIdentity(provider: "ollama", name: "m")) == nil)
        }
    }

    @Test func `a file that is no store is named with what to do`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write(String(repeating: "no store ", count: 1000), to: "store/calls.sqlite")
            let error = #expect(throws: StoreError.self) { _ = try CallArchive(folder: folder.path("store")) }
            #expect(
                error?.message == "\(folder.path("store/calls.sqlite")): can't be opened: the file is damaged"
            )
            #expect(error?.hint == "“fanfold run” mends it and keeps what can be read; plan again after that")
        }
    }
}
