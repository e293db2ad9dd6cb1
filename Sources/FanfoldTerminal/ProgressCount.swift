package import FanfoldCore

/// How far a run has come, counted from its events.
package struct ProgressCount: Sendable {
    private var documents = 0
    private var opened = 0
    private var ended = 0
    private var unread = 0
    private var chunksKnown = 0
    private var chunks = 0
    private var folds = 0

    package init() {}

    /// Takes the next event.
    package mutating func add(_ event: RunEvent) {
        switch event {
        case .started(let documentCount, _): documents = documentCount
        case .opened(_, let chunkCount, _, let agentCount, _):
            opened += 1
            chunksKnown += chunkCount * agentCount
        case .callEnded(let call, _, _):
            if call.level == 0 { chunks += 1 } else { folds += 1 }
        case .finished: ended += 1
        case .unchanged(let documents, _):
            ended += documents.count
            unread += documents.count
        case .skipped, .failed:
            ended += 1
            unread += 1
        case .callStarted, .folded, .diagnosed: break
        }
    }

    /// One line for a person: what is done, the rate, and the time left if the rest is like the start.
    package func line(after elapsed: Duration) -> String {
        var parts = [
            "\(ended) of \(documents) documents", Count.text(chunks, "chunk"), Count.text(folds, "fold"),
        ]
        let seconds = elapsed / .seconds(1)
        guard seconds > 0, chunks > 0 else { return parts.joined(separator: ", ") }
        let rate = Double(chunks) / seconds
        parts.append("\(Self.number(rate)) chunks/s")
        let unopened = documents - opened - unread
        let mean = opened == 0 ? 0 : Double(chunksKnown) / Double(opened)
        let rest = Double(chunksKnown - chunks) + mean * Double(unopened)
        parts.append("about \(Self.time(rest / rate)) left")
        return parts.joined(separator: ", ")
    }

    private static func number(_ value: Double) -> String {
        value >= 10 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)"
    }

    private static func time(_ seconds: Double) -> String {
        let seconds = Int(seconds.rounded(.up))
        return switch seconds {
        case ..<100: "\(seconds) s"
        case ..<6000: "\((seconds + 59) / 60) min"
        default: "\((seconds + 3599) / 3600) h"
        }
    }
}
