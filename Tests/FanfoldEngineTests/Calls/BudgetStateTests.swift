internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite struct `Budget state` {
    /// A call of the simulation.
    private struct Call {
        var need: Spend
        /// What the server counts.
        var truth: Spend
        /// What the accounts settle at.
        var settled: Spend
    }

    private static let concurrency = 500

    /// A call with a worst case of up to `most`: most turn out far cheaper, some come to nothing, some drop.
    private func call(_ random: inout SeededGenerator, most: Int) -> Call {
        let worst = most / 4 + random.below(most * 3 / 4)
        let need = Spend(cost: Money(picos: worst * 1000), tokens: worst)
        let actual = random.below(worst + 1)
        let truth = Spend(cost: Money(picos: actual * 1000), tokens: actual)
        switch random.below(100) {
        case 0..<5: return Call(need: need, truth: truth, settled: need)
        case 5..<10: return Call(need: need, truth: .zero, settled: .zero)
        default: return Call(need: need, truth: truth, settled: truth)
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>, [50, 400])
    func `the true spend never passes the cap, and nearly all of it is used`(
        seed: UInt64,
        worstCases: Int
    ) throws {
        var random = SeededGenerator(seed: seed)
        let most = 4000
        let byCost = seed % 2 == 0
        let cap = most * worstCases
        let caps =
            byCost
            ? BudgetCaps(cost: Money(picos: cap * 1000))
            : BudgetCaps(cost: Money(picos: cap * 9000), tokens: cap)
        var state = BudgetState(caps)
        var (calls, waiting, inFlight) = ([Int: Call](), 0, [Int]())
        var (truth, count) = (Spend.zero, 0)
        while state.shortOf == nil {
            while waiting + inFlight.count < 2 * Self.concurrency {
                count += 1
                let call = call(&random, most: most)
                calls[count] = call
                if state.enter(call.need) {
                    inFlight.append(count)
                } else {
                    state.join(count, call.need, urgency: random.below(5))
                    waiting += 1
                    let admitted = state.admit()
                    waiting -= admitted.count
                    inFlight += admitted
                }
            }
            if waiting > 0, random.below(20) == 0, let ticket = calls.keys.max(), !inFlight.contains(ticket) {
                state.leave(ticket)
                calls[ticket] = nil
                waiting -= 1
            }
            guard !inFlight.isEmpty else { continue }
            let ticket = inFlight.remove(at: random.below(inFlight.count))
            let ended = try #require(calls[ticket])
            calls[ticket] = nil
            state.settle(ended.need, at: ended.settled)
            truth = truth + ended.truth
            #expect(caps.hold(truth) && caps.hold(state.paid + state.reserved))
            let admitted = state.admit()
            waiting -= admitted.count
            inFlight += admitted
        }
        #expect(inFlight.isEmpty && state.held == 0 && state.reserved == .zero)
        #expect(state.paid.tokens * 100 >= cap * 97, "\(state.paid.tokens) of \(cap)")
        #expect(count > worstCases)
    }

    @Test func `the most urgent goes first, and is waited for`() {
        var state = BudgetState(BudgetCaps(tokens: 100))
        let isIn = state.enter(Spend(tokens: 60))
        #expect(isIn)
        state.join(1, Spend(tokens: 30), urgency: 1)
        let admitted1 = state.admit()
        #expect(admitted1 == [1])
        state.join(2, Spend(tokens: 10), urgency: 1)
        state.join(3, Spend(tokens: 50), urgency: 5)
        // 10 would fit, but 50 is more urgent, and fits as soon as the first is cheaper than it could be.
        let mayPass = state.enter(Spend(tokens: 1))
        #expect(!mayPass)
        state.leave(2)
        state.join(4, Spend(tokens: 10), urgency: 1)
        state.settle(Spend(tokens: 60), at: Spend(tokens: 5))
        let admitted2 = state.admit()
        #expect(admitted2 == [3, 4])
        #expect(state.paid.tokens == 5 && state.reserved.tokens == 90)
    }

    @Test func `what can't fit any more is passed by what can`() {
        var state = BudgetState(BudgetCaps(tokens: 100))
        let isIn = state.enter(Spend(tokens: 60))
        #expect(isIn)
        state.settle(Spend(tokens: 60), at: Spend(tokens: 60))
        state.join(1, Spend(tokens: 50), urgency: 9)
        state.join(2, Spend(tokens: 40), urgency: 1)
        let admitted3 = state.admit()
        #expect(admitted3 == [2])
        #expect(state.shortOf == nil)
        state.settle(Spend(tokens: 40), at: Spend(tokens: 39))
        let admitted4 = state.admit()
        #expect(admitted4 == [])
        #expect(state.shortOf == Spend(tokens: 50))
    }

    @Test func `what is said of a spent budget has both numbers`() {
        var state = BudgetState(BudgetCaps(cost: Money(2.5)))
        let need = Spend(cost: Money(0.09), tokens: 900)
        _ = state.enter(need)
        state.settle(need, at: Spend(cost: Money(2.43), tokens: 24_000))
        #expect(
            state.spent(shortOf: need).message
                == "the budget of 2.50 is spent (2.43 paid, and the next call may cost 0.09)"
        )
        var tokens = BudgetState(BudgetCaps(tokens: 1000))
        _ = tokens.enter(need)
        tokens.settle(need, at: Spend(tokens: 700))
        #expect(
            tokens.spent(shortOf: need).message
                == "the budget of 1000 tokens is spent (700 used, and the next call may need 900)"
        )
    }
}
