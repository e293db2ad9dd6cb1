internal import FanfoldCore
internal import FanfoldTestKit

@testable internal import FanfoldEngine

/// Ends a schedule's jobs one at a time, in an order of the test's choosing.
struct ScheduleDriver {
    private let run: TestRun
    private let agent: ScriptedAgent
    private(set) var schedule: RunSchedule

    /// The jobs that were begun and have not ended.
    private(set) var jobs: [Job] = []
    private(set) var events: [RunEvent] = []
    private(set) var reports: [Report] = []

    /// The most documents that were open or being opened at the same time.
    private(set) var mostOpen = 0
    /// The most calls that were begun at the same time.
    private(set) var mostCalls = 0

    init(
        _ run: TestRun,
        agent: ScriptedAgent = ScriptedAgent(),
        concurrency: Int,
        foldsFolders: Bool = true,
        finishesFirst: Bool = false
    ) {
        self.run = run
        self.agent = agent
        var limits = ScheduleLimits(concurrency: concurrency, cores: 4)
        limits.finishesFirst = finishesFirst
        schedule = RunSchedule(
            outline: run.outline,
            panel: Panel(agent),
            limits: limits,
            foldsFolders: foldsFolders
        )
    }

    /// Begins all that may begin.
    mutating func begin(isStopping: Bool = false) {
        while let job = schedule.nextJob(isStopping: isStopping) { jobs.append(job) }
        events += schedule.takeEvents()
        let openings = jobs.count { if case .open = $0 { true } else { false } }
        let calls = jobs.count { if case .call = $0 { true } else { false } }
        mostOpen = max(mostOpen, schedule.open.count + openings)
        mostCalls = max(mostCalls, calls)
    }

    /// Ends the job at `index` of ``jobs``.
    mutating func end(_ index: Int) async throws {
        schedule.apply(try await outcome(of: jobs.remove(at: index)))
        events += schedule.takeEvents()
    }

    /// Runs to the end; of the jobs under way a random one ends first.
    mutating func finish(_ random: inout SeededGenerator) async throws {
        begin()
        while !jobs.isEmpty {
            try await end(random.below(jobs.count))
            begin()
        }
    }

    /// What the finished reports say, by name.
    var texts: [String: String] {
        Dictionary(reports.map { ($0.name, $0.text ?? "") }) { first, _ in first }
    }

    private mutating func outcome(of job: Job) async throws -> JobEnd {
        switch job {
        case .open(let document):
            do {
                let readers = ReaderList(agents: [agent], skipped: [nil])
                return .opened(document: document, try run.open(document), readers)
            } catch let error as DocumentReadError {
                return .unread(document: document, error)
            }
        case .call(let call):
            do {
                return .called(call, .success(try await call.question.answer()), CallMeasure())
            } catch let error as AgentError {
                return .called(call, .failure(error), CallMeasure())
            }
        case .deliver(let report):
            reports.append(report)
            return .delivered
        }
    }
}
