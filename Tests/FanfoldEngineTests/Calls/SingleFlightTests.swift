internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Single flight model` {
    private func ask(_ model: SingleFlightModel) -> Task<ModelReply, any Error> {
        Task { try await model.reply(to: .saying("a"), in: CallContext()) }
    }

    @Test func `equal requests in flight are one`() async throws {
        let (gate, events) = (Gate(), Shared<[CallEvent]>([]))
        let scripted = ScriptedModel { _, _ in
            await gate.pass()
            return .scripted("x")
        }
        let model = SingleFlightModel(scripted)
        let leader = ask(model)
        await until { gate.waiterCount == 1 }
        let joined = (0..<9).map { _ in
            Task { try await model.reply(to: .saying("a"), in: .noting(events)) }
        }
        await until { model.joinedCount == 9 }
        gate.open()
        for task in joined { #expect(try await task.value.text == "x") }
        _ = try await leader.value
        #expect(scripted.requests.count == 1)
        #expect(events.value == Array(repeating: .joined, count: 9))
        _ = try await model.reply(to: .saying("a"), in: CallContext())
        #expect(scripted.requests.count == 2)
    }

    @Test func `a waiter takes over from a leader that is cancelled`() async throws {
        let (first, second) = (Gate(), Gate())
        let scripted = ScriptedModel { _, number in
            try await (number == 0 ? first : second).passUnlessCancelled()
            return .scripted("\(number)")
        }
        let model = SingleFlightModel(scripted)
        let leader = ask(model)
        await until { first.waiterCount == 1 }
        let waiters = (0..<3).map { _ in ask(model) }
        await until { model.joinedCount == 3 }
        leader.cancel()
        await #expect(throws: CancellationError.self) { try await leader.value }
        await until { second.waiterCount == 1 }
        second.open()
        for waiter in waiters { #expect(try await waiter.value.text == "1") }
        #expect(scripted.requests.count == 2)
    }

    @Test func `a failure goes to all who wait`() async {
        let gate = Gate()
        let model = SingleFlightModel(
            ScriptedModel { _, _ in
                await gate.pass()
                throw ModelError(.badReply, "no text")
            }
        )
        let tasks = (0..<4).map { _ in ask(model) }
        await until { gate.waiterCount == 1 && model.joinedCount == 3 }
        gate.open()
        for task in tasks { await #expect(throws: ModelError(.badReply, "no text")) { try await task.value } }
    }

    @Test func `a waiter that is cancelled leaves the others alone`() async throws {
        let gate = Gate()
        let model = SingleFlightModel(
            ScriptedModel { _, _ in
                await gate.pass()
                return .scripted("x")
            }
        )
        let leader = ask(model)
        await until { gate.waiterCount == 1 }
        let (waiter, other) = (ask(model), ask(model))
        await until { model.joinedCount == 2 }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        gate.open()
        #expect(try await other.value.text == "x")
        _ = try await leader.value
    }
}
