package import FanfoldCore

/// What a run's calls did and when, as its timeline is drawn from it.
package struct RunTrace: Sendable {
    /// One request on its way.
    package struct Attempt: Sendable, Hashable {
        /// How it ended.
        package enum Ending: Sendable, Hashable {
            case answered
            /// It failed, and another followed.
            case retried
            /// It failed for good, or was given up.
            case failed
        }

        /// The call's place among ``RunTrace/calls``, from 1.
        package var call: Int
        /// The permit it held, from 0.
        package var lane: Int
        /// When it was sent and when it ended, since the run's begin.
        package var from: Duration
        package var to: Duration
        package var ending: Ending
    }

    /// What a call was for.
    package struct Call: Sendable, Hashable {
        /// The agent's place among those of the run, the aggregator's last.
        package var agent: Int
        /// 0 for a chunk, else the fold's level.
        package var level: Int
        package var kind: FoldKind
        package var subject: String
        /// When it was ready and when it ended.
        package var from: Duration
        package var to: Duration
        /// Whether its answer was kept from before.
        package var isStored = false
    }

    /// How limits stood at a moment.
    package struct Sample: Sendable, Hashable {
        package var at: Duration
        package var server: String
        package var state: LimitState
    }

    /// The agents' names, the aggregator's last.
    package var agents: [String] = []
    /// The calls that concern a model, in the order they first did.
    package var calls: [Call] = []
    package var attempts: [Attempt] = []
    package var samples: [Sample] = []
    package var end = WatchEvent.RunEnd(isComplete: false, wallTime: .zero, speedUp: 1, bestSpeedUp: 1)

    /// How many lanes were in use at once.
    package var laneCount: Int { (attempts.map(\.lane).max() ?? -1) + 1 }

    /// What kept the run from being faster.
    package var bounds: RunBounds {
        RunBounds(samples.map { ($0.at, $0.server, $0.state) }, until: end.wallTime)
    }

    package init() {}

    /// Takes that nothing went on for a while: no limit bound the run then.
    package mutating func sleep(_ time: Duration, until end: Duration) {
        for server in Set(samples.map(\.server)).sorted() {
            let state = LimitState(inFlight: 0, cap: 1)
            samples.append(Sample(at: end - time, server: server, state: state))
        }
    }
}
