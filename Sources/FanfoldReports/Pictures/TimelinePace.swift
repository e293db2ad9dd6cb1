internal import FanfoldCore

/// The pace of a run against its limits: calls in flight, and requests a minute where they are limited.
struct TimelinePace {
    private let trace: RunTrace
    private let scale: TimelineScale

    init(_ trace: RunTrace, _ scale: TimelineScale) {
        self.trace = trace
        self.scale = scale
    }

    /// The chart's height: less where nothing limits the requests.
    var height: Double { limited.isEmpty ? 40 : 96 }

    private var limited: [RunTrace.Sample] {
        trace.samples.filter { $0.state.requestLimit != nil || $0.state.tokenLimit != nil }
    }

    /// Draws the chart with its top at `y`.
    func draw(in svg: inout SVGText, y: Double) {
        let steps = inFlight
        let most = max(1, steps.map(\.count).max() ?? 1)
        svg.text("calls in flight (\(most) at most)", x: TimelineScale.left, y: y - 6, class: "note")
        svg.shape(
            steps.flatMap { step -> [(Double, Double)] in
                let level = y + 40 - 40 * Double(step.count) / Double(most)
                return [(scale.x(step.from), level), (scale.x(step.to), level)]
            },
            base: y + 40,
            class: "flight"
        )
        guard let limit = limited.last else { return }
        let isRequests = limit.state.requestLimit != nil
        let cap = Double(limit.state.requestLimit ?? limit.state.tokenLimit ?? 1)
        let words = isRequests ? "requests in the last minute" : "tokens in the last minute"
        svg.text(
            "\(words), limit \(Int(cap)) (\(limit.server))",
            x: TimelineScale.left,
            y: y + 56,
            class: "note"
        )
        svg.limit(y: y + 60, from: TimelineScale.left, to: TimelineScale.left + TimelineScale.plotWidth)
        svg.shape(
            limited.filter { $0.server == limit.server }.map { sample in
                let value = Double(isRequests ? sample.state.requests : sample.state.tokens)
                return (scale.x(sample.at), y + 96 - 36 * min(1.1, value / cap))
            },
            base: y + 96,
            class: "rate"
        )
    }

    /// How many calls were in flight, over a few hundred stretches of time.
    private var inFlight: [(from: Duration, to: Duration, count: Int)] {
        var changes: [(at: Duration, by: Int)] = []
        for attempt in trace.attempts {
            changes.append((attempt.from, 1))
            changes.append((attempt.to, -1))
        }
        changes.sort { $0.at < $1.at }
        let end = changes.last?.at ?? .zero
        let width = max(end / 400, .microseconds(1))
        var steps: [(from: Duration, to: Duration, count: Int)] = []
        var (count, most, start) = (0, 0, Duration.zero)
        for change in changes {
            while change.at >= start + width {
                steps.append((start, start + width, most))
                (start, most) = (start + width, count)
            }
            count += change.by
            most = max(most, count)
        }
        steps.append((start, end, most))
        return steps
    }
}
