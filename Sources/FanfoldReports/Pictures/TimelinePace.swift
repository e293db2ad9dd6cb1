internal import FanfoldCore

/// The pace of a run against its limits: calls in flight and waiting, and the requests and tokens a minute where they
/// are limited.
struct TimelinePace {
    private struct Chart {
        let title: String
        /// What the areas' colours mean, where there are several.
        var key: [(style: String, words: String)] = []
        /// The shares of the chart's height over time.
        var areas: [(style: String, points: [(at: Duration, share: Double)])]
        /// The same of what the limit was.
        var limit: [(at: Duration, share: Double)] = []
        var height = 36.0
    }

    private let charts: [Chart]
    private let scale: TimelineScale

    /// The most charts of limits: each server may have two.
    private static let mostLimits = 4
    /// The most points of a chart of limits; a long run has four samples a second.
    private static let mostSamples = 600
    private static let titleHeight = 20.0

    init(_ trace: RunTrace, _ scale: TimelineScale) {
        self.scale = scale
        charts =
            [Self.inFlight(trace)] + Self.waiting(trace) + Self.limits(trace).prefix(Self.mostLimits)
    }

    /// The height of all charts.
    var height: Double { charts.reduce(0) { $0 + $1.height + Self.titleHeight } }

    /// Draws the charts, the first with its title below `top`.
    func draw(in svg: inout SVGText, top: Double) {
        var y = top
        for chart in charts {
            svg.text(chart.title, x: TimelineScale.left, y: y + 14, class: "note")
            var x = TimelineScale.left + TimelineLegend.width(ofNote: chart.title) + 8
            for (style, words) in chart.key {
                svg.box(x: x, y: y + 5, width: 10, height: 10, class: style)
                svg.text(words, x: x + 14, y: y + 14, class: "note")
                x += 14 + TimelineLegend.width(ofNote: words) + 12
            }
            y += Self.titleHeight + chart.height
            func place(_ point: (at: Duration, share: Double)) -> (Double, Double) {
                (scale.x(point.at), y - chart.height * min(1, point.share))
            }
            for area in chart.areas { svg.shape(area.points.map(place), base: y, class: area.style) }
            svg.polyline(chart.limit.map(place), class: "limit")
        }
    }

    private static func inFlight(_ trace: RunTrace) -> Chart {
        let line = StepLine(trace.attempts.map { ($0.from, $0.to) })
        var caps: [String: Int] = [:]
        var permits: [(at: Duration, count: Int)] = []
        for sample in trace.samples {
            caps[sample.server] = sample.state.cap
            let count = caps.values.reduce(0, +)
            if permits.last?.count != count { permits.append((sample.at, count)) }
        }
        let (least, most) = (permits.map(\.count).min() ?? 0, permits.map(\.count).max() ?? 0)
        var title = "calls in flight, \(line.most) at most"
        if most > 0 { title += "; dashed: permits, " + (least == most ? "\(most)" : "\(least) to \(most)") }
        // Permits that nobody used are above the chart, so that the calls are seen.
        let top = Double(max(1, line.most, min(most, line.most * 2)))
        var limit: [(at: Duration, share: Double)] = []
        for (index, permit) in permits.enumerated() {
            let end = index + 1 < permits.count ? permits[index + 1].at : trace.end.wallTime
            limit.append((permit.at, Double(permit.count) / top))
            limit.append((max(permit.at, end), Double(permit.count) / top))
        }
        return Chart(title: title, areas: [("flight", points(line.steps, top: top))], limit: limit)
    }

    /// Calls that were ready and not on their way; nothing where none waited.
    private static func waiting(_ trace: RunTrace) -> [Chart] {
        let wait = WaitChart(trace)
        guard wait.most > 0 else { return [] }
        return [
            Chart(
                title: "calls that wait, \(wait.most) at most:",
                key: wait.reasons.map { ($0.style, $0.words) },
                areas: wait.stretches.map { ($0.reason.style, points($0.steps, top: Double(wait.most))) },
                height: 24
            )
        ]
    }

    private static func points(_ steps: [StepLine.Step], top: Double) -> [(at: Duration, share: Double)] {
        steps.flatMap { [($0.from, Double($0.count) / top), ($0.to, Double($0.count) / top)] }
    }

    /// Requests and tokens of the last minute of each server that limits them.
    private static func limits(_ trace: RunTrace) -> [Chart] {
        var servers: [String] = []
        for sample in trace.samples where !servers.contains(sample.server) { servers.append(sample.server) }
        return servers.flatMap { server in
            var samples = trace.samples.filter { $0.server == server }
            // How it stood last it stood to the end: what does not change is not told.
            if var last = samples.last, last.at < trace.end.wallTime {
                last.at = trace.end.wallTime
                samples.append(last)
            }
            return [
                limit(
                    "requests",
                    of: server,
                    samples.map { ($0.at, $0.state.requests, $0.state.requestLimit) }
                ),
                limit("tokens", of: server, samples.map { ($0.at, $0.state.tokens, $0.state.tokenLimit) }),
            ].compactMap(\.self)
        }
    }

    /// Of more samples than a picture can show, the greatest of each of as many stretches, and the last.
    private static func thinned(
        _ samples: [(at: Duration, count: Int, limit: Int?)]
    ) -> [(at: Duration, count: Int, limit: Int?)] {
        let size = samples.count / mostSamples + 1
        guard size > 1 else { return samples }
        return stride(from: 0, to: samples.count, by: size).compactMap { start in
            samples[start..<min(start + size, samples.count)].max { $0.count < $1.count }
        } + samples.suffix(1)
    }

    private static func limit(
        _ noun: String,
        of server: String,
        _ samples: [(at: Duration, count: Int, limit: Int?)]
    ) -> Chart? {
        guard let limit = samples.compactMap(\.limit).last, limit > 0, let end = samples.last?.at else {
            return nil
        }
        /// What a minute's limit allows of a minute that is not over.
        func allowed(_ limit: Int, at time: Duration) -> Double {
            Double(limit) * min(1, max(time, .seconds(1)) / .seconds(60))
        }
        let most = samples.map(\.count).max() ?? 0
        let samples = thinned(samples)
        let top = max(allowed(limit, at: end), min(Double(most), Double(limit))) * 1.1
        var times = samples.map { (at: $0.at, limit: $0.limit ?? limit) }
        // The limit's line bends where the first minute is over.
        if let after = times.firstIndex(where: { $0.at > .seconds(60) }) {
            times.insert((.seconds(60), times[after].limit), at: after)
        }
        return Chart(
            title:
                "\(noun) in the last minute, \(most) at most; dashed: \(limit) a minute (\(server.prefix(60)))",
            areas: [("rate", samples.map { ($0.at, Double($0.count) / top) })],
            limit: times.map { ($0.at, allowed($0.limit, at: $0.at) / top) }
        )
    }
}
