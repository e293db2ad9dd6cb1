internal import FanfoldCore
internal import FanfoldEngine

extension RunPlan {
    /// A reason why the run can't be faster, and the time that follows from it.
    public struct TimeBound: Sendable, Hashable {
        /// What keeps it from being faster.
        public enum Reason: Sendable, Hashable {
            /// So many requests, where a server takes so many in a minute.
            case requests(Int, perMinute: Int, server: String)
            /// So many tokens, where a server takes so many in a minute.
            case tokens(Int, perMinute: Int, server: String)
            /// So many calls of so long, where so many are in flight at once and folds wait for their parts.
            case tree(calls: Int, each: Duration, atOnce: Int)
        }

        /// What keeps it from being faster.
        public var reason: Reason
        /// The least time.
        public var time: Duration
    }

    /// The greatest of all reasons; `nil` where nothing is known.
    public var leastTime: TimeBound? {
        bounds.reduce(nil) { most, bound in most.map { $0.time >= bound.time } == true ? most : bound }
    }
}

/// Says how long the calls of a plan take at the least.
struct LeastTime {
    let models: [RunPlan.Model]
    let pace: (_ server: String) -> Recipe.Pace
    let latency: (RunPlan.Model) -> Duration?
    let steps: StepCount
    /// The most calls in flight where a recipe says nothing of a server.
    let concurrency: Int

    /// Every bound, in the models' order, the tree's last.
    var bounds: [RunPlan.TimeBound] {
        let servers = models.filter { $0.newCalls > 0 }.map(\.server)
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return servers.flatMap(minuteBounds) + [treeBound(servers)].compactMap(\.self)
    }

    private func minuteBounds(_ server: String) -> [RunPlan.TimeBound] {
        let pace = pace(server)
        let here = models.filter { $0.server == server }
        let calls = here.reduce(0) { $0 + $1.newCalls }
        let read = here.reduce(0) { $0 + $1.usage.promptTokens }
        let written = here.reduce(0) { $0 + $1.usage.answerTokens }
        let tokens = [
            (read + written, pace.tokensPerMinute), (read, pace.inputTokensPerMinute),
            (written, pace.outputTokensPerMinute),
        ]
        let requests = pace.requestsPerMinute.map { limit in
            RunPlan.TimeBound(
                reason: .requests(calls, perMinute: limit, server: server),
                time: Self.time(for: calls, perMinute: limit)
            )
        }
        return [requests].compactMap(\.self)
            + tokens.compactMap { used, limit in
                limit.map { limit in
                    RunPlan.TimeBound(
                        reason: .tokens(used, perMinute: limit, server: server),
                        time: Self.time(for: used, perMinute: limit)
                    )
                }
            }
    }

    /// The time until so much was let through; a second's worth goes at once.
    private static func time(for amount: Int, perMinute limit: Int) -> Duration {
        let rate = Double(limit) / 60
        return .seconds(max(0, Double(amount) - max(1, rate)) / rate)
    }

    /// Calls that all took as long as those of the fastest model would be at least as fast as they are.
    private func treeBound(_ servers: [String]) -> RunPlan.TimeBound? {
        let asked = models.filter { $0.newCalls > 0 }
        let latencies = asked.compactMap(latency)
        guard let each = latencies.min(), latencies.count == asked.count else { return nil }
        let calls = asked.reduce(0) { $0 + $1.newCalls }
        let atOnce = servers.reduce(0) { $0 + (pace($1).concurrency ?? concurrency) }
        let times = Double(calls) / steps.bestSpeedUp(concurrency: max(1, atOnce))
        return RunPlan.TimeBound(
            reason: .tree(calls: calls, each: each, atOnce: atOnce),
            time: each * times
        )
    }
}
