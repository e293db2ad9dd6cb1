internal import FanfoldCore
internal import FanfoldEngine
internal import Testing

@testable internal import Fanfold

@Suite struct `Least time of a plan` {
    private func model(calls: Int, tokens: Int = 0, server: String = "a") -> RunPlan.Model {
        RunPlan.Model(
            identity: ModelIdentity(provider: "openai", name: "m"),
            server: server,
            newCalls: calls,
            usage: TokenUsage(promptTokens: tokens, answerTokens: tokens),
            storedCalls: 0,
            storedUsage: .zero,
            equalCalls: 0
        )
    }

    private func bounds(
        _ models: [RunPlan.Model],
        _ pace: Recipe.Pace = Recipe.Pace(),
        latency: Duration? = nil,
        steps: [Int] = []
    ) -> [RunPlan.TimeBound] {
        var count = StepCount()
        for step in steps { count.add(step) }
        return LeastTime(
            models: models,
            pace: { _ in pace },
            latency: { _ in latency },
            steps: count,
            concurrency: 4
        ).bounds
    }

    @Test func `requests and tokens go no faster than a server takes them`() {
        var pace = Recipe.Pace()
        (pace.requestsPerMinute, pace.tokensPerMinute, pace.outputTokensPerMinute) = (60, 6000, 600)
        let bounds = bounds([model(calls: 30, tokens: 600), model(calls: 31, tokens: 600)], pace)
        #expect(bounds.map(\.time) == [.seconds(60), .seconds(23), .seconds(119)])
        #expect(bounds[2].reason == .tokens(1200, perMinute: 600, server: "a"))
    }

    @Test func `a tree goes no faster than its calls in flight and its height`() {
        let steps = Array(repeating: 2, count: 10) + [1]
        let bounds = bounds([model(calls: 11)], latency: .seconds(2), steps: steps)
        #expect(bounds.map(\.reason) == [.tree(calls: 11, each: .seconds(2), atOnce: 4)])
        #expect(bounds.map(\.time) == [.seconds(7)], "10 calls, 4 at once, and then the root")
    }

    @Test func `nothing is said where nothing is known`() {
        #expect(bounds([model(calls: 11)], steps: [1]).isEmpty)
        #expect(bounds([], latency: .seconds(1)).isEmpty)
    }

    @Test(arguments: [
        (Duration.milliseconds(240), "0.2 s"), (.seconds(3), "3 s"), (.seconds(45), "45 s"),
        (.seconds(700), "12 min"), (.seconds(12_600), "3.5 h"),
    ])
    func `times read well`(time: Duration, words: String) {
        #expect(time.inPlainWords == words)
    }
}
