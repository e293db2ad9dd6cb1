import FanfoldCore

/// One of every case of ``WatchEvent`` and more where a case has several shapes.
enum EveryEvent {
    /// All of them, with times that go up.
    static var timed: [TimedEvent] {
        all.enumerated().map { TimedEvent(at: .microseconds($0.offset * 250_003), $0.element) }
    }

    static var all: [WatchEvent] {
        sequence(first: first, next: next).flatMap { [$0] + others(like: $0) }
    }

    private static let usage = TokenUsage(
        promptTokens: 120,
        cachedTokens: 64,
        answerTokens: 7,
        isEstimated: true
    )
    private static let call = RunEvent.Call(
        agent: "editor",
        subject: "notes/a \"new\" plan.md",
        kind: .document,
        level: 0,
        node: 3
    )

    private static let first = WatchEvent.started(
        WatchEvent.Start(
            input: "notes",
            output: "output",
            agents: ["critic", "editor"],
            aggregator: "both",
            documentCount: 12,
            byteCount: 812_345,
            folderCount: 3,
            folderFoldsByLevel: [3, 1],
            concurrency: 8,
            version: "0.1.0"
        )
    )

    /// The sample of the next case: one that is added has to find its place here.
    private static func next(after event: WatchEvent) -> WatchEvent? {
        switch event {
        case .started:
            .opened(
                document: "notes/a.md",
                chunkCount: 5,
                foldsByLevel: [2, 1],
                agentCount: 2,
                byteCount: 20_480
            )
        case .opened: .callStarted(1, call)
        case .callStarted: .callWaiting(1)
        case .callWaiting: .callSent(1, attempt: 1)
        case .callSent: .callText(1, "The harbour\nwas closed.")
        case .callText: .callFailed(1, kind: "overloaded")
        case .callFailed:
            .callRetrying(
                1,
                kind: "overloaded",
                reason: "the server is overloaded",
                after: .milliseconds(1500)
            )
        case .callRetrying: .callAnswered(1, usage)
        case .callAnswered: .callCharged(1, Money(picos: 1_234_500_000))
        case .callCharged: .callJoined(2)
        case .callJoined: .callStored(3, usage, Money(picos: 1))
        case .callStored: .callEnded(1, .answered, waited: .microseconds(12), ran: .milliseconds(843))
        case .callEnded:
            .finished(document: "notes/a.md", chunkCount: 5, foldCount: 3, coverage: 0.875, gapCount: 1)
        case .finished:
            .unchanged(
                documentCount: 4,
                chunkCount: 20,
                foldCount: 9,
                byteCount: 81_234,
                known: KnownFolds(inUnchangedFolders: [3, 1], inOtherFolders: [2])
            )
        case .unchanged: .folded(folder: "notes", documentCount: 12, foldCount: 4, foldsByLevel: [3, 1])
        case .folded: .skipped(document: "notes/b.png", reason: "is a PNG picture", byteCount: 4096)
        case .skipped: .failed(document: "notes/c.md", reason: "is empty", hint: "leave it out", byteCount: 0)
        case .failed: .diagnosed(Diagnostic(.warning, "notes/d.md", "was cut", hint: "look at it"))
        case .diagnosed:
            .limits(
                server: "http://127.0.0.1:8089",
                LimitState(
                    inFlight: 7,
                    cap: 8,
                    waiting: 3,
                    reason: "requests",
                    requests: 59,
                    requestLimit: 60,
                    tokens: 41_000,
                    tokenLimit: 90_000,
                    pause: .milliseconds(2250)
                )
            )
        case .limits: .slept(.milliseconds(61_500))
        case .slept:
            .ended(
                WatchEvent.RunEnd(
                    isComplete: true,
                    wallTime: .microseconds(12_345_678),
                    speedUp: 5.6,
                    bestSpeedUp: 7.9
                )
            )
        case .ended: nil
        }
    }

    /// What else a case may look like.
    private static func others(like event: WatchEvent) -> [WatchEvent] {
        switch event {
        case .started:
            [
                .started(
                    WatchEvent.Start(
                        input: "",
                        agents: [],
                        documentCount: 0,
                        folderCount: 0,
                        concurrency: 1,
                        version: ""
                    )
                )
            ]
        case .callStarted(_, let call):
            [
                .callStarted(
                    2,
                    RunEvent.Call(agent: call.agent, subject: "notes", kind: .folder, level: 2, node: 0)
                )
            ]
        case .callCharged:
            [.callCharged(1, .zero), .callCharged(2, Money(3)), .callCharged(4, Money(1234.5678))]
        case .callStored: [.callStored(4, .zero, nil)]
        case .callEnded:
            [
                .callEnded(2, .withdrawn, waited: .zero, ran: .zero),
                .callEnded(
                    3,
                    .failed(reason: "no answer", kind: "timedOut", hint: "wait"),
                    waited: .seconds(86_400),
                    ran: .microseconds(1)
                ),
            ]
        case .failed: [.failed(document: "", reason: "", hint: nil)]
        case .diagnosed:
            [.diagnosed(Diagnostic(.note, "a", "b")), .diagnosed(Diagnostic(.error, "c", "d"))]
        case .limits: [.limits(server: "s", LimitState(inFlight: 0, cap: 1))]
        case .ended:
            [
                .ended(
                    WatchEvent.RunEnd(
                        isComplete: false,
                        reason: "the money is spent",
                        wallTime: .zero,
                        speedUp: 1,
                        bestSpeedUp: 1
                    )
                )
            ]
        case .opened, .callWaiting, .callSent, .callText, .callFailed, .callRetrying, .callAnswered,
            .callJoined,
            .finished,
            .unchanged, .folded, .skipped, .slept:
            []
        }
    }
}
