internal import FanfoldCore

/// When a run begins nothing new any more.
struct Deadline {
    let time: Duration
    let clock: any Clock<Duration>

    /// Runs `body`, and requests `stop` if it has not ended in time; what is in flight then ends first.
    func hold<Output>(
        _ stop: StopRequest,
        _ body: () async throws -> Output
    ) async throws -> Output {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Cancelled when the run has ended before.
                guard (try? await clock.sleep(for: time)) != nil else { return }
                stop.request(
                    because: SpentLimit(
                        .deadline,
                        "the deadline of \(time.asTyped) has passed",
                        hint: "run the same command again to go on, or raise --deadline"
                    )
                )
            }
            defer { group.cancelAll() }
            return try await body()
        }
    }
}

extension Duration {
    /// The time as it is typed: `2h`, `1h30m`, `90ms`.
    fileprivate var asTyped: String {
        var rest = Int(self / .milliseconds(1))
        let units = [("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)]
        let parts = units.compactMap { unit, size -> String? in
            defer { rest %= size }
            return rest >= size ? "\(rest / size)\(unit)" : nil
        }
        return parts.isEmpty ? "0s" : parts.joined()
    }
}
