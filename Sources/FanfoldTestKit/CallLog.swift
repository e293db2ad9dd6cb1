package import FanfoldCore
internal import Synchronization

/// What a scripted agent was asked, in the order it was asked.
package final class CallLog: Sendable {
    /// One thing an agent was asked.
    package enum Entry: Sendable, Hashable {
        /// To read a chunk.
        case map(chunk: Int, text: String)
        /// To fold partials with these texts.
        case fold(texts: [String], kind: FoldKind)
    }

    private struct State {
        var entries: [Entry] = []
        var inFlight = 0
        var mostInFlight = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// What was asked.
    package var entries: [Entry] { state.withLock { $0.entries } }

    /// How many folds were asked for.
    package var foldCount: Int {
        entries.count { if case .fold = $0 { true } else { false } }
    }

    /// How many calls run.
    package var inFlight: Int { state.withLock { $0.inFlight } }

    /// The most calls that ran at the same time.
    package var mostInFlight: Int { state.withLock { $0.mostInFlight } }

    func begin(_ entry: Entry) {
        state.withLock {
            $0.entries.append(entry)
            $0.inFlight += 1
            $0.mostInFlight = max($0.mostInFlight, $0.inFlight)
        }
    }

    func end() { state.withLock { $0.inFlight -= 1 } }
}
