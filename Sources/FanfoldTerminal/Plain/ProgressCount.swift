package import FanfoldCore

/// How far a run has come, counted from its events.
package struct ProgressCount: Sendable {
    /// A call that has not ended.
    private struct OpenCall {
        var level: Int
        var isSent = false
        var isStored = false
    }

    private var documents = 0
    private var opened = 0
    private var ended = 0
    private var unread = 0
    /// No whole number, since a log may say anything.
    private var chunksKnown = 0.0
    private var chunks = 0
    private var folds = 0
    private var open: [Int: OpenCall] = [:]
    private var newCalls = 0
    private var storedCalls = 0
    private var cost: Money?
    private var limits: [(server: String, state: LimitState)] = []

    package init() {}

    /// Takes the next event.
    package mutating func add(_ event: WatchEvent) {
        switch event {
        case .started(let start): documents = start.documentCount
        case .opened(_, let chunkCount, _, let agentCount, _):
            opened += 1
            chunksKnown += Double(chunkCount) * Double(agentCount)
        case .callStarted(let number, let call): open[number] = OpenCall(level: call.level)
        case .callSent(let number, _): open[number]?.isSent = true
        case .callStored(let number, _, _): open[number]?.isStored = true
        case .callCharged(_, let amount): cost = (cost ?? .zero) + amount
        case .callEnded(let number, let ending, _, _):
            guard let call = open.removeValue(forKey: number), ending != .withdrawn else { return }
            if call.level == 0 { chunks += 1 } else { folds += 1 }
            if call.isSent { newCalls += 1 } else if call.isStored { storedCalls += 1 }
        case .finished: ended += 1
        case .unchanged(let documentCount, _, _, _, _):
            ended += documentCount
            unread += documentCount
        case .skipped, .failed:
            ended += 1
            unread += 1
        case .limits(let server, let state):
            if let index = limits.firstIndex(where: { $0.server == server }) {
                limits[index].state = state
            } else {
                limits.append((server, state))
            }
        case .callWaiting, .callText, .callFailed, .callRetrying, .callAnswered, .callJoined, .folded,
            .diagnosed, .ended:
            break
        }
    }

    /// What is done and what was paid.
    package var done: String {
        var parts = [
            "\(ended) of \(documents) documents", Count.text(chunks, "chunk"), Count.text(folds, "fold"),
        ]
        if newCalls + storedCalls > 0 { parts.append(Count.text(newCalls, "new call")) }
        if storedCalls > 0 { parts.append("\(storedCalls) from the store") }
        if let cost { parts.append("cost \(cost)") }
        return parts.joined(separator: ", ")
    }

    /// One line for a person: what is done, what was paid, what waits, the rate, and the time left if the rest is
    /// like the start.
    package func line(after elapsed: Duration) -> String {
        let parts = [done] + limits.compactMap { waiting($0.server, $0.state) }
        let seconds = elapsed / .seconds(1)
        guard seconds > 0, chunks > 0 else { return parts.joined(separator: ", ") }
        let rate = Double(chunks) / seconds
        let unopened = documents - opened - unread
        let mean = opened == 0 ? 0 : chunksKnown / Double(opened)
        let rest = chunksKnown - Double(chunks) + mean * Double(unopened)
        return (parts + ["\(Self.number(rate)) chunks/s", "about \(Self.time(rest / rate)) left"])
            .joined(separator: ", ")
    }

    /// What waits for a server, and for what; `nil` where nothing does for a limit.
    ///
    /// That all permits are taken is as it should be, and not told.
    private func waiting(_ server: String, _ state: LimitState) -> String? {
        guard state.waiting > 0, let reason = state.reason else { return nil }
        let what: String
        switch reason {
        case "permit": return nil
        case "pause":
            what =
                state.pause.map { "\(server), which is left alone for \(Self.time($0 / .seconds(1)))" }
                ?? server
        case "requests": what = "requests a minute" + Self.share(state.requests, state.requestLimit)
        case "tokens": what = "tokens a minute" + Self.share(state.tokens, state.tokenLimit)
        case "pace": what = "\(server), which refused calls that came too fast"
        default: what = reason
        }
        return "\(state.waiting) \(state.waiting == 1 ? "waits" : "wait") for \(what)"
    }

    private static func share(_ used: Int, _ limit: Int?) -> String {
        limit.map { " (\(used) of \($0))" } ?? ""
    }

    private static func number(_ value: Double) -> String {
        value >= 10 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)"
    }

    private static func time(_ seconds: Double) -> String {
        // A log may say anything; nothing takes longer than a billion seconds.
        let seconds = Int(min(max(seconds, 0), 1e9).rounded(.up))
        return switch seconds {
        case ..<100: "\(seconds) s"
        case ..<6000: "\((seconds + 59) / 60) min"
        default: "\((seconds + 3599) / 3600) h"
        }
    }
}
