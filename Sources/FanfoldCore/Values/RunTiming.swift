/// How much side by side helped a run, and what kept it from being faster.
package struct RunTiming: Sendable, Hashable {
    /// How long it took.
    package var wallSeconds: Double
    /// The calls' own times, one after the other.
    package var callSeconds: Double
    /// How many times faster it was than its calls, one after the other, would have been.
    package var speedUp: Double
    /// What its tree allows under the concurrency limit, were all calls alike.
    package var bestSpeedUp: Double
    /// The share of the time that each kept it from being faster.
    package var boundBy: [RunBounds.Bound: Double]

    package init(
        wallSeconds: Double,
        callSeconds: Double,
        speedUp: Double,
        bestSpeedUp: Double,
        boundBy: [RunBounds.Bound: Double] = [:]
    ) {
        self.wallSeconds = wallSeconds
        self.callSeconds = callSeconds
        self.speedUp = speedUp
        self.bestSpeedUp = bestSpeedUp
        self.boundBy = boundBy
    }

    /// `nil` for a run that asked no model.
    package init?(_ result: RunResult) {
        guard result.calls.usage != nil else { return nil }
        self.init(
            wallSeconds: result.wallTime / .seconds(1),
            callSeconds: result.calls.time / .seconds(1),
            speedUp: result.speedUp,
            bestSpeedUp: result.bestSpeedUp,
            boundBy: Dictionary(uniqueKeysWithValues: result.bounds.shares.map { ($0.bound, $0.share) })
        )
    }

    /// The time, what was gained, and what kept the run from gaining more.
    package var words: String {
        // One call has nothing to run beside.
        guard speedUp >= Self.worthTelling || bestSpeedUp >= Self.worthTelling else {
            return Self.seconds(wallSeconds)
        }
        return [Self.seconds(wallSeconds) + gain, RunBounds.words(boundBy)].filter { !$0.isEmpty }
            .joined(separator: "; ")
    }

    /// Nothing for a run that waits for a limit, which takes longer than its calls.
    private var gain: String {
        guard speedUp >= Self.worthTelling else { return "" }
        // The bound is that of calls that are all alike, and these were not.
        let best = max(bestSpeedUp, speedUp)
        return " in place of \(Self.seconds(callSeconds)) one after the other: "
            + "\(Self.tenths(speedUp)) times as fast (at best \(Self.tenths(best)))"
    }

    private static let worthTelling = 1.1

    /// Seconds to a tenth.
    package static func seconds(_ seconds: Double) -> String { "\(tenths(seconds)) s" }

    private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
