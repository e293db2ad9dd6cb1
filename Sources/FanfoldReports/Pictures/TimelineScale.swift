internal import FanfoldCore

/// Where times and lanes lie in a timeline.
struct TimelineScale {
    static let width = 1120.0
    static let left = 44.0
    static let plotWidth = 1056.0
    /// The most height that lanes take together.
    private static let mostHeight = 640.0

    /// Where the lanes begin.
    let top: Double
    private let total: Duration
    private let laneCount: Int
    /// The height of a lane, with its gap.
    private let pitch: Double

    init(_ trace: RunTrace, top: Double) {
        self.top = top
        laneCount = max(1, trace.laneCount)
        let last = trace.attempts.map(\.to).max() ?? .zero
        total = max(trace.end.wallTime, last, .milliseconds(1))
        pitch = min(16, Self.mostHeight / Double(laneCount))
    }

    var lanesHeight: Double { pitch * Double(laneCount) }

    /// The height of a bar: a gap between lanes where there is room for one.
    var barHeight: Double { pitch > 4 ? pitch - 1.5 : pitch }

    func x(_ time: Duration) -> Double { Self.left + Self.plotWidth * (time / total) }

    func y(lane: Int) -> Double { top + pitch * Double(lane) }

    /// Lines and words of the time, and of the lanes; the lanes are drawn over it.
    func drawAxis(in svg: inout SVGText) {
        let seconds = total / .seconds(1)
        let step = Self.step(for: seconds)
        let bottom = top + lanesHeight
        var tick = 0.0
        while tick <= seconds {
            let x = x(.seconds(tick))
            svg.line(x: x, from: top, to: bottom, class: "grid")
            svg.line(x: x, from: bottom, to: bottom + 5, class: "axis")
            svg.text(Self.label(tick), x: x, y: bottom + 18, class: "tick")
            tick += step
        }
        svg.text("1", x: 34, y: top + min(12, pitch), class: "lane")
        if laneCount > 1 { svg.text("\(laneCount)", x: 34, y: bottom, class: "lane") }
    }

    /// A round step that gives five to twelve ticks.
    private static func step(for seconds: Double) -> Double {
        let steps = [
            0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900,
        ]
        return steps.first { seconds / $0 <= 12 } ?? 3600 * (seconds / 3600 / 12).rounded(.up)
    }

    private static func label(_ seconds: Double) -> String {
        if seconds >= 7200 { return "\(Int(seconds / 3600)) h" }
        if seconds >= 120 {
            let minutes = (seconds / 60 * 10).rounded() / 10
            return minutes == minutes.rounded() ? "\(Int(minutes)) min" : "\(minutes) min"
        }
        let rounded = (seconds * 1000).rounded() / 1000
        return rounded == rounded.rounded() ? "\(Int(rounded)) s" : "\(rounded) s"
    }
}
