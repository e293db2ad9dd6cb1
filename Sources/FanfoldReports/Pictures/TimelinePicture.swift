internal import FanfoldCore

/// A run as a picture: a lane a permit, a bar an attempt, and the pace below.
///
/// An SVG file of its own: text that can be selected, light and dark, no script. Up to a few thousand attempts each is a
/// bar with a title; of more, bars of one colour share a path, so that the file stays small.
package struct TimelinePicture {
    private let trace: RunTrace
    /// What bound the run, in words.
    private let bounds: String
    private let legend: TimelineLegend
    private let scale: TimelineScale

    /// More bars than these are drawn as paths.
    private static let mostBars = 3000

    package init(_ trace: RunTrace) {
        self.trace = trace
        bounds = trace.bounds.words
        legend = TimelineLegend(trace, top: bounds.isEmpty ? 58 : 76)
        scale = TimelineScale(trace, top: legend.bottom + 24)
    }

    /// The file's bytes; `nil` where no model was asked.
    package var rendered: [UInt8]? {
        guard !trace.attempts.isEmpty else { return nil }
        var svg = SVGText()
        let pace = TimelinePace(trace, scale)
        let bottom = scale.top + scale.lanesHeight + 26
        svg.open(
            width: TimelineScale.width,
            height: bottom + pace.height + 12,
            title: "Timeline of a run: \(headline)"
        )
        svg.text(headline, x: TimelineScale.left, y: 26, class: "head")
        svg.text(gain, x: TimelineScale.left, y: 46)
        svg.text(bounds, x: TimelineScale.left, y: 64)
        legend.draw(in: &svg)
        scale.drawAxis(in: &svg)
        stored(&svg)
        attempts(&svg)
        longestPath(&svg)
        pace.draw(in: &svg, top: bottom)
        return Array(svg.closed.utf8)
    }

    private var headline: String {
        let retried = trace.attempts.count { $0.ending == .retried }
        let stored = trace.calls.count(where: \.isStored)
        var parts = [Count.text(trace.calls.count, "call")]
        if stored > 0 { parts.append("\(stored) from the store") }
        if retried > 0 { parts.append("\(retried) tried again") }
        return parts.joined(separator: ", ") + " in \(Self.seconds(trace.end.wallTime))"
    }

    private var gain: String {
        let (speed, best) = (trace.end.speedUp, max(trace.end.bestSpeedUp, trace.end.speedUp))
        // One call has nothing to run beside.
        guard best >= 1.1 else { return "one call after the other" }
        let times = speed < 1.1 ? "no faster than" : "\(Self.factor(speed)) times as fast as"
        return times + " one call after the other (at best \(Self.factor(best)))"
    }

    /// A mark where answers came from the store, the higher the more there are in one place.
    private func stored(_ svg: inout SVGText) {
        var counts: [Int: Int] = [:]
        for call in trace.calls where call.isStored {
            counts[Int(scale.x(call.to) / Self.storedWidth), default: 0] += 1
        }
        guard let most = counts.values.max() else { return }
        svg.text("stored", x: 40, y: scale.top - 6, class: "lane")
        for (place, count) in counts.sorted(by: { $0.key < $1.key }) {
            let height = 4 + 12 * Double(count) / Double(most)
            svg.bar(
                x: Double(place) * Self.storedWidth,
                y: scale.top - 4 - height,
                width: Self.storedWidth,
                height: height,
                class: "stored",
                title: Count.text(count, "answer") + " from the store"
            )
        }
    }

    private static let storedWidth = 2.0

    private func attempts(_ svg: inout SVGText) {
        let isFew = trace.attempts.count <= Self.mostBars
        // What failed lies on top, or the next call would hide it: a refusal takes no time.
        let answered = trace.attempts.filter { $0.ending == .answered }
        for attempt in answered + trace.attempts.filter({ $0.ending != .answered }) {
            let call = trace.calls[attempt.call - 1]
            let style =
                switch attempt.ending {
                case .answered: "a\(call.agent % 8) l\(min(call.level, 2))"
                case .retried: "retried"
                case .failed: "failed"
                }
            let x = scale.x(attempt.from)
            let width = scale.x(attempt.to) - x
            let y = scale.y(lane: attempt.lane)
            if isFew {
                svg.bar(
                    x: x,
                    y: y,
                    // A little less, so that one call is told from the next in its lane.
                    width: width > 3 ? width - 0.8 : max(attempt.ending == .answered ? 0.6 : 1.4, width),
                    height: scale.barHeight,
                    class: style,
                    title: title(attempt)
                )
            } else {
                svg.path(style, x: x, y: y + scale.barHeight / 2, width: max(0.4, width))
            }
        }
        svg.endPaths(height: scale.barHeight)
    }

    /// A line through the calls that the run's end waited for, and thin ones from each to the next.
    private func longestPath(_ svg: inout SVGText) {
        let longest = Set(LongestPath(trace).calls)
        var last: (x: Double, y: Double)?
        let attempts = trace.attempts.filter { longest.contains($0.call) && $0.ending == .answered }
        for attempt in attempts.sorted(by: { $0.from < $1.from }) {
            let (x, y) = (scale.x(attempt.from), scale.y(lane: attempt.lane) + scale.barHeight / 2)
            let width = max(1, scale.x(attempt.to) - x)
            if let last { svg.polyline([last, (x, y)], class: "link") }
            svg.path("longest", x: x, y: y, width: width)
            last = (x + width, y)
        }
        svg.endPaths(height: min(2.5, scale.barHeight))
    }

    private func title(_ attempt: RunTrace.Attempt) -> String {
        let call = trace.calls[attempt.call - 1]
        let agent = call.agent < trace.agents.count ? trace.agents[call.agent] : ""
        let what = call.level == 0 ? "chunk" : "fold, level \(call.level)"
        let subject = call.subject.isEmpty ? "top folder" : call.subject
        let length = Self.seconds(attempt.to - attempt.from)
        let ending =
            switch attempt.ending {
            case .answered: ""
            case .retried: ", tried again"
            case .failed: ", failed"
            }
        return "\(agent): \(what) of \(subject), \(length)\(ending)"
    }

    static func seconds(_ duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        return seconds < 10 ? "\((seconds * 100).rounded() / 100) s" : "\((seconds * 10).rounded() / 10) s"
    }

    private static func factor(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
