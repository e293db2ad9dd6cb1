internal import FanfoldCore
internal import FanfoldTestKit

@testable internal import FanfoldEngine

/// What came of an engine's run.
struct EngineResult {
    var isDone: Bool
    var failure: AgentError?
    var bestSpeedUp: Double
    var events: [RunEvent]
    var reports: [Report]

    /// What the reports say, by name.
    var texts: [String: String] {
        Dictionary(reports.map { ($0.name, $0.text ?? "") }) { first, _ in first }
    }

    static func of(
        _ run: TestRun,
        agent: any Agent,
        concurrency: Int,
        stop: StopRequest = StopRequest(),
        deliver: @escaping @Sendable (Report) async throws -> Void = { _ in }
    ) async throws -> Self {
        try await of(run, Panel(agent), concurrency: concurrency, stop: stop, deliver: deliver)
    }

    static func of(
        _ run: TestRun,
        _ panel: Panel,
        concurrency: Int,
        stop: StopRequest = StopRequest(),
        deliver: @escaping @Sendable (Report) async throws -> Void = { _ in }
    ) async throws -> Self {
        let delivered = Shared<[Report]>([])
        var events: [RunEvent] = []
        let ending = try await Engine(panel: panel, concurrency: concurrency, cores: 4).run(
            Engine.Plan(outline: run.outline, foldsFolders: true),
            stop: stop,
            open: { .split(try run.open($0)) },
            deliver: { report in
                try await deliver(report)
                delivered.update { $0.append(report) }
            },
            listen: { events.append($0) }
        )
        return Self(
            isDone: ending.isDone,
            failure: ending.failure,
            bestSpeedUp: ending.bestSpeedUp,
            events: events,
            reports: delivered.value
        )
    }
}
