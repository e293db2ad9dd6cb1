internal import FanfoldCore

/// A run as a picture: a lane a permit, a bar an attempt, and the pace below.
///
/// An SVG file of its own: text that can be selected, light and dark, no script. Up to a few thousand attempts each is a
/// bar with a title; of more, bars of one colour share a path, so that the file stays small.
package struct TimelinePicture {
    private let trace: RunTrace
    private let scale: TimelineScale

    /// More bars than these are drawn as paths.
    private static let mostBars = 3000

    package init(_ trace: RunTrace) {
        self.trace = trace
        scale = TimelineScale(trace)
    }

    /// The file's bytes; `nil` where no model was asked.
    package var rendered: [UInt8]? {
        guard !trace.attempts.isEmpty else { return nil }
        var svg = SVGText()
        let pace = TimelinePace(trace, scale)
        let height = scale.top + scale.lanesHeight + pace.height + 52
        svg.open(width: TimelineScale.width, height: height, title: "Timeline of a run: \(headline)")
        svg.text(headline, x: TimelineScale.left, y: 26, class: "head")
        svg.text(detail, x: TimelineScale.left, y: 46)
        legend(&svg)
        lanes(&svg)
        pace.draw(in: &svg, y: scale.top + scale.lanesHeight + 40)
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

    private var detail: String {
        let speed = "\(Self.factor(trace.end.speedUp)) times as fast as one call after the other"
        let best = " (at best \(Self.factor(max(trace.end.bestSpeedUp, trace.end.speedUp))))"
        let bounds = trace.bounds.words
        return speed + best + (bounds.isEmpty ? "" : "; \(bounds)")
    }

    private func legend(_ svg: inout SVGText) {
        var x = TimelineScale.left
        for (index, agent) in trace.agents.enumerated() {
            let name = String(agent.prefix(28))
            svg.box(x: x, y: 58, width: 11, height: 11, class: "a\(index % 8) l0")
            svg.box(x: x + 13, y: 58, width: 11, height: 11, class: "a\(index % 8) l2")
            svg.text(name, x: x + 29, y: 68)
            x += 45 + 7 * Double(name.count)
            guard x < 620 else { break }
        }
        svg.text("chunks pale, folds strong", x: x, y: 68, class: "note")
        svg.box(x: 800, y: 58, width: 14, height: 11, class: "retried")
        svg.text("tried again", x: 818, y: 68)
        svg.box(x: 890, y: 58, width: 3, height: 11, class: "stored")
        svg.text("from the store", x: 898, y: 68)
        svg.box(x: 990, y: 62, width: 16, height: 2.5, class: "longest")
        svg.text("longest path", x: 1010, y: 68)
    }

    private func lanes(_ svg: inout SVGText) {
        for call in trace.calls where call.isStored {
            svg.path("stored", x: scale.x(call.to), y: scale.top - 12, width: 0.6)
        }
        svg.endPaths(height: 8)
        let longest = Set(LongestPath(trace).calls)
        let isFew = trace.attempts.count <= Self.mostBars
        for attempt in trace.attempts {
            let call = trace.calls[attempt.call - 1]
            let style =
                switch attempt.ending {
                case .answered: "a\(call.agent % 8) l\(min(call.level, 2))"
                case .retried: "retried"
                case .failed: "failed"
                }
            let (x, end) = (scale.x(attempt.from), scale.x(attempt.to))
            let y = scale.y(lane: attempt.lane)
            if isFew {
                let width = max(0.6, end - x)
                svg.bar(
                    x: x,
                    y: y,
                    width: width,
                    height: scale.barHeight,
                    class: style,
                    title: title(attempt)
                )
            } else {
                svg.path(style, x: x, y: y + scale.barHeight / 2, width: max(0.4, end - x))
            }
        }
        svg.endPaths(height: scale.barHeight)
        for attempt in trace.attempts where longest.contains(attempt.call) && attempt.ending == .answered {
            let x = scale.x(attempt.from)
            let width = max(1, scale.x(attempt.to) - x)
            svg.path("longest", x: x, y: scale.y(lane: attempt.lane) + scale.barHeight / 2, width: width)
        }
        svg.endPaths(height: min(2.5, scale.barHeight))
        scale.drawAxis(in: &svg)
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
