import FanfoldCore
import Testing

@testable import Fanfold
@testable import FanfoldEngine

@Suite struct `Limits as they are told` {
    private func snapshot(waiting: Int, _ reason: WaitReason?) -> LimiterSnapshot {
        LimiterSnapshot(inFlight: 1, cap: 8, waiting: waiting, reason: reason, requests: 4, tokens: 900)
    }

    @Test func `calls that wait for the budget are told where nothing waits for the server`() {
        let told = LimitState(snapshot(waiting: 0, nil), budgetWaiters: 3)
        #expect(told.waiting == 3 && told.reason == "budget")
        let others = LimitState(snapshot(waiting: 2, .requests), budgetWaiters: 3)
        #expect(others.waiting == 2 && others.reason == "requests")
        let none = LimitState(snapshot(waiting: 0, nil))
        #expect(none.waiting == 0 && none.reason == nil)
    }

    @Test func `a run that waited for its budget is bound by it`() {
        let state = LimitState(snapshot(waiting: 0, nil), budgetWaiters: 3)
        #expect(RunBounds([(.zero, "s", state)], until: .seconds(1)).words == "bound by the budget for 100 %")
    }
}
