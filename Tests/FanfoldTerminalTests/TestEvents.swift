import FanfoldCore

extension WatchEvent {
    static func started(documents: Int) -> WatchEvent {
        .started(
            Start(
                input: "in",
                agents: ["extractive"],
                documentCount: documents,
                folderCount: 1,
                concurrency: 8,
                version: "1"
            )
        )
    }

    static func opened(_ document: String = "a.txt", chunks: Int) -> WatchEvent {
        .opened(document: document, chunkCount: chunks, foldsByLevel: [1], agentCount: 1, byteCount: 100)
    }

    static func skipped(_ document: String) -> WatchEvent {
        .skipped(document: document, reason: "is binary")
    }

    static func failed(_ document: String) -> WatchEvent {
        .failed(document: document, reason: "is empty", hint: nil)
    }
}

/// The events of calls on a chunk (level 0) or a fold that are answered, counted up.
struct TestCalls {
    private var count = 0

    /// The events of the next call; `meanwhile` gives what happens to the call of a number before it ends.
    mutating func answered(
        level: Int,
        ran: Duration = .zero,
        _ meanwhile: (Int) -> [WatchEvent] = { _ in [] }
    ) -> [WatchEvent] {
        count += 1
        let call = RunEvent.Call(
            agent: "extractive",
            subject: "a.txt",
            kind: .document,
            level: level,
            node: count
        )
        return [.callStarted(count, call)] + meanwhile(count)
            + [.callEnded(count, .answered, waited: .zero, ran: ran)]
    }

    mutating func answered(level: Int, count: Int) -> [WatchEvent] {
        (0..<count).flatMap { _ in answered(level: level) }
    }
}
