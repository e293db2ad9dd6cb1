internal import FanfoldCore

/// The calls of a run that were ready and not on their way, by what the first of them waited for.
struct WaitChart {
    /// Stretches in which calls waited for the same.
    struct Stretch {
        let reason: Reason
        var steps: [StepLine.Step]
    }

    /// What calls wait for.
    enum Reason: String, CaseIterable {
        case permit, requests, tokens, server, held, budget, retry

        /// `nil` for a word that is not known.
        init?(told word: String) {
            switch word {
            case "permit": self = .permit
            case "requests": self = .requests
            case "tokens": self = .tokens
            case "pause", "pace": self = .server
            case "held": self = .held
            case "budget": self = .budget
            default: return nil
            }
        }

        var words: String {
            switch self {
            case .permit: "for a permit"
            case .requests: "for requests a minute"
            case .tokens: "for tokens a minute"
            case .server: "because the server refused"
            case .held: "because a person holds them back"
            case .budget: "for the budget"
            case .retry: "for the next attempt"
            }
        }

        /// The class it is drawn with.
        var style: String { "w-" + rawValue }
    }

    let most: Int
    private(set) var stretches: [Stretch] = []

    /// How limits stand is looked at after so long.
    private static let sampling = Duration.milliseconds(250)

    /// A call that is let go at once takes no more than this for it, and did not wait.
    private static let atOnce = Duration.milliseconds(1)

    init(_ trace: RunTrace) {
        var ready = trace.calls.map(\.from)
        var spans: [(from: Duration, to: Duration)] = []
        var retries: [(from: Duration, to: Duration)] = []
        var tried = Set<Int>()
        for attempt in trace.attempts.sorted(by: { $0.from < $1.from }) {
            let from = ready[attempt.call - 1]
            let isRetry = !tried.insert(attempt.call).inserted
            if attempt.from - from > Self.atOnce {
                spans.append((from, attempt.from))
                if isRetry { retries.append((from, attempt.from)) }
            }
            ready[attempt.call - 1] = attempt.to
        }
        let line = StepLine(spans)
        most = line.most
        var next = 0
        var (reasons, last): ([String: Reason], Reason) = ([:], .permit)
        for step in line.steps {
            while next < trace.samples.count, trace.samples[next].at <= step.from + Self.sampling {
                reasons[trace.samples[next].server] = trace.samples[next].state.reason.flatMap {
                    Reason(told: $0)
                }
                next += 1
            }
            let told = reasons.min { $0.key < $1.key }?.value
            // Where no limit is told, calls wait for their next attempt, or are let go at this moment.
            let isRetry = told == nil && retries.contains { $0.from < step.to && $0.to > step.from }
            let reason = isRetry ? .retry : told ?? last
            last = told ?? last
            if stretches.last?.reason != reason { stretches.append(Stretch(reason: reason, steps: [])) }
            stretches[stretches.count - 1].steps.append(step)
        }
    }

    /// What calls waited for, each once.
    var reasons: [Reason] {
        Reason.allCases.filter { reason in
            stretches.contains { $0.reason == reason && $0.steps.contains { $0.count > 0 } }
        }
    }
}
