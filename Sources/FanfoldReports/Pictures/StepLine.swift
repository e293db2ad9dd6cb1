/// How many of something there were at each time.
struct StepLine {
    /// A stretch of time in which there were so many, or so many at most.
    struct Step {
        let from: Duration
        let to: Duration
        let count: Int
    }

    private(set) var steps: [Step] = []

    /// More changes than these are drawn as the most in each of as many stretches.
    private static let mostSteps = 400

    /// The most there were.
    var most: Int { steps.map(\.count).max() ?? 0 }

    /// - Parameter spans: From when to when each one was there; in any order.
    init(_ spans: [(from: Duration, to: Duration)]) {
        var changes: [(at: Duration, by: Int)] = []
        for span in spans where span.to > span.from {
            changes.append((span.from, 1))
            changes.append((span.to, -1))
        }
        changes.sort { $0.at < $1.at }
        guard let first = changes.first, let last = changes.last else { return }
        // Where there are few, each change is a stretch.
        let width = changes.count <= Self.mostSteps ? .zero : (last.at - first.at) / Self.mostSteps
        var (count, most, start) = (0, 0, first.at)
        var next = changes.startIndex
        while next < changes.endIndex {
            let at = changes[next].at
            if at > start, at >= start + width {
                steps.append(Step(from: start, to: at, count: most))
                (start, most) = (at, 0)
            }
            // All that changes at one time is one change.
            while next < changes.endIndex, changes[next].at == at {
                count += changes[next].by
                next += 1
            }
            most = max(most, count)
        }
        if last.at > start { steps.append(Step(from: start, to: last.at, count: most)) }
    }
}
