internal import Synchronization

/// Agents of different output types that read one text at the same time.
///
///     let (trends, prices) = try await TypedFanOut(trendAgent, priceAgent).answers(to: text)
///     // trends: Outcome<Trends>, prices: Outcome<Prices>
///
/// Which answer is whose is checked by the compiler. One failure cancels no other agent: each outcome holds its
/// own.
public struct TypedFanOut<each Output: Codable & Sendable>: Sendable {
    private let agents: (repeat TypedAgent<each Output>)
    private let clock: any Clock<Duration>

    /// Makes a fan-out.
    ///
    /// - Parameters:
    ///   - agents: The agents; outcomes come in their order.
    ///   - clock: Measures how long they take.
    public init(_ agents: repeat TypedAgent<each Output>, clock: any Clock<Duration> = ContinuousClock()) {
        self.agents = (repeat each agents)
        self.clock = clock
    }

    /// Asks every agent about the whole text.
    ///
    /// - Returns: An outcome for each agent, in the order of the agents.
    /// - Throws: `CancellationError`.
    public func answers(to text: String) async throws -> (repeat Outcome<each Output>) {
        let watch = Stopwatch(clock)
        let seats = (repeat Seat(for: each agents))
        var calls: [@Sendable () async throws -> Void] = []
        repeat calls.append((each seats).call(about: text, watch))
        try await withThrowingTaskGroup { group in
            for call in calls { group.addTask { try await call() } }
            try await group.waitForAll()
        }
        return try (repeat (each seats).outcome)
    }
}

/// The place of one agent's outcome, which its own task fills.
private final class Seat<Output: Codable & Sendable>: Sendable {
    private let agent: TypedAgent<Output>
    private let filled = Mutex<Outcome<Output>?>(nil)

    init(for agent: TypedAgent<Output>) { self.agent = agent }

    func call(about text: String, _ watch: Stopwatch) -> @Sendable () async throws -> Void {
        { [self] in
            let outcome = try await watch.outcome(of: agent.name) { [agent] in try await agent.answer(text) }
            filled.withLock { $0 = outcome }
        }
    }

    /// The outcome, once all calls ended.
    var outcome: Outcome<Output> {
        get throws {
            guard let outcome = filled.withLock({ $0 }) else { throw CancellationError() }
            return outcome
        }
    }
}
