import FanfoldCore

extension RunEvent {
    /// A call on a chunk (level 0) or a fold that was answered.
    static func answered(level: Int) -> RunEvent {
        .callEnded(
            Call(agent: "extractive", subject: "a.txt", kind: .document, level: level, node: 0),
            .answered,
            CallMeasure()
        )
    }

    static func opened(chunks: Int) -> RunEvent {
        .opened(document: "a.txt", chunkCount: chunks, foldsByLevel: [1], agentCount: 1, byteCount: 100)
    }

    static func skipped(_ document: String) -> RunEvent { .skipped(document: document, reason: "is binary") }

    static func failed(_ document: String) -> RunEvent {
        .failed(document: document, reason: "is empty", hint: nil)
    }
}
