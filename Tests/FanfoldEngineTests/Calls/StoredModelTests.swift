internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Stored model` {
    private let store = MemoryCallStore()

    private func model(
        _ provider: ScriptedModel,
        store: (any CallStore)? = nil,
        asksAgain: Bool = false
    ) -> StoredModel {
        StoredModel(
            provider,
            store: store ?? self.store,
            promptSize: .byBytes,
            price: { _ in ModelPrice(input: Money(picos: 3), output: Money(picos: 5)) },
            asksAgain: asksAgain,
            time: CallTime(ManualClock())
        )
    }

    /// What a call with 10 tokens read and 5 written costs.
    private let cost = Money(picos: 55)

    @Test func `a kept answer makes no call`() async throws {
        let provider = ScriptedModel(.success(.scripted("first")), .success(.scripted("second")))
        let events = Shared<[CallEvent]>([])
        _ = try await model(provider).reply(to: .saying("a"), in: CallContext())
        let again = try await model(provider).reply(to: .saying("a"), in: .noting(events))
        #expect(again == .scripted("first"))
        #expect(provider.requests.count == 1)
        #expect(events.value == [.stored(again.usage, cost)])
        #expect(try await model(provider).reply(to: .saying("b"), in: CallContext()).text == "second")
    }

    @Test func `an answer is kept before it is used`() async throws {
        let provider = ScriptedModel(.success(.scripted("x")))
        let reply = try await model(provider).reply(to: .saying("eight by"), in: CallContext())
        #expect(
            store.kept == [
                StoredCall(
                    key: ModelRequest.saying("eight by").key,
                    model: ModelIdentity(provider: "openai", name: "m"),
                    reply: reply,
                    countedTokens: 2,
                    cost: cost
                )
            ]
        )
    }

    @Test func `an answer that can't be kept is not used`() async {
        let failing = StubbornStore()
        let provider = ScriptedModel(.success(.scripted("x")))
        let error = await failure {
            try await model(provider, store: failing).reply(to: .saying("a"), in: CallContext())
        }
        #expect(error == ModelError(.storeFailed, "the disk is full", hint: "make room"))
        #expect(error?.stopsRun == true)
    }

    @Test func `a store that can't be read is asked for no answer`() async {
        store.fail(with: StoreError("the disk broke", hint: "mend it"))
        let provider = ScriptedModel(.success(.scripted("x")))
        let error = await failure { try await model(provider).reply(to: .saying("a"), in: CallContext()) }
        #expect(error == ModelError(.storeFailed, "the disk broke", hint: "mend it"))
        #expect(provider.requests.isEmpty)
    }

    @Test(arguments: [FinishReason.refusal, .length, .contentFilter])
    func `an answer that is none is kept and asked for again only where wanted`(
        finish: FinishReason
    ) async throws {
        let provider = ScriptedModel(
            .success(.scripted("no", finish: finish)),
            .success(.scripted("yes"))
        )
        for _ in 0..<2 {
            let reply = try await model(provider).reply(to: .saying("a"), in: CallContext())
            #expect(reply.finish == finish)
        }
        #expect(provider.requests.count == 1)
        for _ in 0..<2 {
            let reply = try await model(provider, asksAgain: true).reply(to: .saying("a"), in: CallContext())
            #expect(reply == .scripted("yes"))
        }
        #expect(provider.requests.count == 2)
    }

    @Test func `a failure is not kept`() async throws {
        let provider = ScriptedModel(.failure(ModelError(.badReply, "no")), .success(.scripted("x")))
        #expect(
            await failure { try await model(provider).reply(to: .saying("a"), in: CallContext()) }?.kind
                == .badReply
        )
        #expect(store.kept.isEmpty)
        #expect(try await model(provider).reply(to: .saying("a"), in: CallContext()).text == "x")
    }

    @Test func `callers who joined keep an answer once`() async throws {
        let gate = Gate()
        let provider = ScriptedModel { _, _ in
            await gate.pass()
            return .scripted("x")
        }
        let counting = CountingStore(store)
        let path = CallPath.model(provider: provider, lane: .test(), keeping: CallKeeping(counting))
        let events = Shared<[CallEvent]>([])
        try await withThrowingTaskGroup { group in
            for _ in 0..<9 {
                group.addTask { try await path.reply(to: .saying("a"), in: .noting(events)) }
            }
            await until { events.value.count { $0 == .joined } == 8 && gate.waiterCount == 1 }
            gate.open()
            for try await reply in group { #expect(reply.text == "x") }
        }
        #expect(provider.requests.count == 1)
        #expect(counting.keepCount.value == 1)
    }

    @Test func `what another process answered meanwhile is not asked for`() async throws {
        let request = ModelRequest.saying("a")
        let other = StoredCall(
            key: request.key,
            model: request.model,
            reply: .scripted("theirs"),
            countedTokens: 1
        )
        let provider = ScriptedModel(.success(.scripted("ours")))
        let shared = CountingStore(store, isShared: true) { [store] in try await store.keep(other) }
        let reply = try await model(provider, store: shared).reply(to: request, in: CallContext())
        #expect(reply.text == "theirs")
        #expect(provider.requests.isEmpty)
    }

    @Test func `how long an answer took is kept`() async throws {
        let clock = ManualClock()
        let provider = ScriptedModel { _, _ in
            clock.advance(by: .milliseconds(70))
            return .scripted("x")
        }
        let timed = StoredModel(provider, store: store, promptSize: .byBytes, time: CallTime(clock))
        _ = try await timed.reply(to: .saying("a"), in: CallContext())
        #expect(store.kept.map(\.latency) == [.milliseconds(70)])
        #expect(store.kept.map(\.cost) == [nil])
    }
}

/// A store that finds nothing and keeps nothing.
private struct StubbornStore: CallStore {
    let isShared = false

    func call(for key: Digest) -> StoredCall? { nil }

    func keep(_ call: StoredCall) async throws { throw StoreError("the disk is full", hint: "make room") }

    func withClaim<Output: Sendable>(
        on key: Digest,
        _ body: () async throws -> Output
    ) async throws -> Output { try await body() }
}

/// A store that counts what is kept, and in which something happens while a claim is waited for.
private struct CountingStore: CallStore {
    let isShared: Bool
    let keepCount = Shared(0)
    private let store: MemoryCallStore
    private let meanwhile: @Sendable () async throws -> Void

    init(
        _ store: MemoryCallStore,
        isShared: Bool = false,
        meanwhile: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.store = store
        self.isShared = isShared
        self.meanwhile = meanwhile
    }

    func call(for key: Digest) throws(StoreError) -> StoredCall? { try store.call(for: key) }

    func keep(_ call: StoredCall) async throws {
        keepCount.update { $0 += 1 }
        try await store.keep(call)
    }

    func withClaim<Output: Sendable>(
        on key: Digest,
        _ body: () async throws -> Output
    ) async throws -> Output {
        try await meanwhile()
        return try await body()
    }
}
