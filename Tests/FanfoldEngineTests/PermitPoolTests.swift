internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Permit pool` {
    /// How many hold a permit, and the most that ever did.
    private struct Holders {
        var now = 0
        var most = 0
        var order: [Int] = []

        mutating func enter(_ number: Int) {
            now += 1
            most = max(most, now)
            order.append(number)
        }
    }

    @Test func `the cap holds over 500 tasks of which a third is cancelled`() async {
        let pool = PermitPool(permits: 3)
        let holders = Shared(Holders())
        let ends = Shared((done: 0, cancelled: 0))
        let start = Gate()
        await withTaskGroup { group in
            for number in 0..<500 {
                group.addTask {
                    let work = Task {
                        try await pool.withPermit {
                            holders.update { $0.enter(number) }
                            await start.pass()
                            for _ in 0..<number % 5 { await Task.yield() }
                            holders.update { $0.now -= 1 }
                        }
                    }
                    if number % 3 == 0 { work.cancel() }
                    if number == 400 { start.open() }
                    switch await work.result {
                    case .success: ends.update { $0.done += 1 }
                    case .failure(let error):
                        #expect(error is CancellationError)
                        ends.update { $0.cancelled += 1 }
                    }
                }
            }
        }
        #expect(holders.value.most <= 3)
        #expect(holders.value.now == 0)
        #expect(ends.value.done + ends.value.cancelled == 500)
        #expect(ends.value.done >= 333)
        #expect(pool.idlePermits == 3)
    }

    @Test func `permits can be held back, and be more or fewer while some are lent`() async throws {
        let pool = PermitPool(permits: 4)
        let holders = Shared(Holders())
        let gate = Gate()
        pool.pause()
        try await withThrowingTaskGroup { group in
            for number in 0..<12 {
                group.addTask {
                    try await pool.withPermit {
                        holders.update { $0.enter(number) }
                        await gate.pass()
                        holders.update { $0.now -= 1 }
                    }
                }
            }
            await until { pool.waiterCount == 12 }
            #expect(holders.value.now == 0)
            pool.setPermits(2)
            pool.resume()
            await until { holders.value.now == 2 }
            #expect(pool.waiterCount == 10)
            pool.setPermits(5)
            await until { holders.value.now == 5 }
            pool.setPermits(1)
            #expect(pool.idlePermits == -4)
            gate.open()
            try await group.waitForAll()
        }
        #expect(holders.value.most == 5)
        #expect(pool.idlePermits == 1)
    }

    @Test func `permits go to those who wait, first come first served`() async throws {
        let pool = PermitPool(permits: 1)
        let holders = Shared(Holders())
        let gate = Gate()
        try await withThrowingTaskGroup { group in
            group.addTask { try await pool.withPermit { await gate.pass() } }
            await until { pool.idlePermits == 0 }
            for number in 0..<20 {
                group.addTask { try await pool.withPermit { holders.update { $0.enter(number) } } }
                await until { pool.waiterCount == number + 1 }
            }
            gate.open()
            try await group.waitForAll()
        }
        #expect(holders.value.order == Array(0..<20))
        #expect(pool.idlePermits == 1)
    }

    @Test func `a task cancelled before it asks gets no permit`() async {
        let pool = PermitPool(permits: 1)
        let gate = Gate()
        let task = Task {
            await gate.pass()
            try await pool.withPermit { _ = Issue.record("a permit was lent") }
        }
        task.cancel()
        gate.open()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(pool.idlePermits == 1)
    }

    @Test func `a task cancelled while it waits leaves the queue at once`() async throws {
        let pool = PermitPool(permits: 1)
        let gate = Gate()
        let holder = Task { try await pool.withPermit { await gate.pass() } }
        await until { pool.idlePermits == 0 }
        let waiting = Task { try await pool.withPermit { Issue.record("a permit was lent") } }
        await until { pool.waiterCount == 1 }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(pool.waiterCount == 0 && pool.idlePermits == 0)
        gate.open()
        try await holder.value
        #expect(pool.idlePermits == 1)
    }

    @Test func `a task cancelled while it holds a permit keeps it to the end`() async throws {
        let pool = PermitPool(permits: 1)
        let gate = Gate()
        let holder = Task { try await pool.withPermit { await gate.pass() } }
        await until { pool.idlePermits == 0 }
        holder.cancel()
        #expect(pool.idlePermits == 0)
        gate.open()
        try await holder.value
        #expect(pool.idlePermits == 1)
    }

    @Test func `a body that throws gives its permit back`() async {
        struct Fault: Error {}
        let pool = PermitPool(permits: 2)
        await #expect(throws: Fault.self) { try await pool.withPermit { throw Fault() } }
        #expect(pool.idlePermits == 2)
    }

    @Test func `a pool without permits is refused`() async {
        await #expect(processExitsWith: .failure) { _ = PermitPool(permits: 0) }
    }
}
