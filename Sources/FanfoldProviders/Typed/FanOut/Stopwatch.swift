internal import FanfoldCore

/// Measures agents from the start of their fan-out.
struct Stopwatch: Sendable {
    /// How long it has been running.
    private let elapsed: @Sendable () -> Duration

    /// Starts with the clock as it stands.
    init(_ clock: any Clock<Duration>) { elapsed = Self.elapsed(on: clock) }

    private static func elapsed(on clock: some Clock<Duration>) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }

    /// What an agent gave, and when.
    ///
    /// - Throws: `CancellationError`, and ``ModelError`` for a request that was withdrawn because the run stops;
    ///   what else `work` throws is the outcome, if need be as an ``AgentError``.
    func outcome<Output: Sendable>(
        of agent: String,
        _ work: @Sendable () async throws -> Output
    ) async throws -> Outcome<Output> {
        let start = elapsed()
        let result: Result<Output, AgentError>
        do {
            result = .success(try await work())
        } catch let error as CancellationError {
            throw error
        } catch let error as ModelError where error.kind == .withdrawn {
            throw error
        } catch let error as AgentError {
            result = .failure(error)
        } catch {
            result = .failure(AgentError("\(error)", remedy: .stopRun))
        }
        return Outcome(agent: agent, result: result, start: start, duration: elapsed() - start)
    }
}
