import FanfoldCore

/// Runs made up event by event.
struct ScriptedRun {
    private(set) var events: [TimedEvent] = []
    private(set) var time = Duration.zero
    private var lastCall = 0

    mutating func pass(_ seconds: Double) { time += .seconds(seconds) }

    mutating func tell(_ event: WatchEvent) { events.append(TimedEvent(at: time, event)) }

    mutating func start(
        _ documentCount: Int,
        agents: [String] = ["summary"],
        aggregator: String? = nil,
        folderFolds: [Int] = []
    ) {
        tell(
            .started(
                WatchEvent.Start(
                    input: "documents",
                    output: "reports",
                    agents: agents,
                    aggregator: aggregator,
                    documentCount: documentCount,
                    folderCount: 1,
                    folderFoldsByLevel: folderFolds,
                    concurrency: 8,
                    version: "1"
                )
            )
        )
    }

    mutating func open(_ document: String, chunks: Int, folds: [Int], agents: Int = 1) {
        tell(
            .opened(
                document: document,
                chunkCount: chunks,
                foldsByLevel: folds,
                agentCount: agents,
                byteCount: 1000 * chunks
            )
        )
    }

    /// Begins a call and returns its number.
    mutating func begin(
        _ document: String,
        node: Int,
        level: Int = 0,
        agent: String = "summary",
        kind: FoldKind = .document
    ) -> Int {
        lastCall += 1
        let call = RunEvent.Call(agent: agent, subject: document, kind: kind, level: level, node: node)
        tell(.callStarted(lastCall, call))
        return lastCall
    }

    /// Has an attempt sent and text come.
    mutating func send(_ number: Int, attempt: Int = 1, text: String = "") {
        tell(.callSent(number, attempt: attempt))
        if !text.isEmpty { tell(.callText(number, text)) }
    }

    mutating func answer(_ number: Int, ran: Double = 1, cost: Money? = nil) {
        tell(.callAnswered(number, TokenUsage(promptTokens: 1200, answerTokens: 150)))
        if let cost { tell(.callCharged(number, cost)) }
        tell(.callEnded(number, .answered, waited: .zero, ran: .seconds(ran)))
    }

    mutating func recall(_ number: Int) {
        tell(.callStored(number, TokenUsage(promptTokens: 1100, answerTokens: 140), Money(0.002)))
        tell(.callEnded(number, .answered, waited: .zero, ran: .zero))
    }

    mutating func fail(_ number: Int, _ reason: String) {
        tell(.callEnded(number, .failed(reason: reason), waited: .zero, ran: .seconds(1)))
    }
}

extension ScriptedRun {
    /// A run with all that a screen can show: text that comes, retries, limits, stored answers, failures, and
    /// names and text that want to do harm.
    static func eventful() -> ScriptedRun {
        var run = ScriptedRun()
        run.start(12, agents: ["trends", "pricing"], aggregator: "executive", folderFolds: [2, 1])
        run.tell(
            .unchanged(
                documentCount: 3,
                chunkCount: 40,
                foldCount: 9,
                known: KnownFolds(inUnchangedFolders: [1])
            )
        )
        run.tell(.skipped(document: "logo.png", reason: "is binary"))
        run.open("notes/2024-05.md", chunks: 9, folds: [2, 1], agents: 2)
        run.open("日本語の報告書.html", chunks: 14, folds: [3, 1], agents: 2)
        run.open("invoice\u{202E}fdp.exe\u{1B}[2J\u{1B}]0;owned\u{07}.txt", chunks: 5, folds: [1], agents: 2)
        for node in 0..<4 {
            let stored = run.begin("notes/2024-05.md", node: node, agent: "trends")
            run.recall(stored)
        }
        run.pass(0.5)
        for node in 4..<9 {
            let call = run.begin("notes/2024-05.md", node: node, agent: "trends")
            run.send(call)
            run.pass(0.4)
            run.answer(call, ran: 0.9, cost: Money(0.0021))
        }
        let fold = run.begin("notes/2024-05.md", node: 9, level: 1, agent: "trends")
        run.send(fold, text: "Prices rose by 4 % in spring [1]. Two rivals left the market [2]; ")
        let failed = run.begin("notes/2024-05.md", node: 0, agent: "pricing")
        run.send(failed)
        run.pass(1)
        run.fail(failed, "the answer is cut: it has 4,096 of at most 4,096 tokens\u{1B}[31m")
        run.tell(.failed(document: "broken.pdf", reason: "is no text", hint: nil))
        let wide = run.begin("日本語の報告書.html", node: 0, agent: "trends")
        run.send(wide, text: "市場は春に四パーセント成長した 👩‍👩‍👧 🇩🇪 と e\u{301}te\u{301} 競合二社が撤退した。さらに詳しい")
        let hostile = run.begin(
            "invoice\u{202E}fdp.exe\u{1B}[2J\u{1B}]0;owned\u{07}.txt",
            node: 2,
            agent: "trends"
        )
        run.send(
            hostile,
            text:
                "\u{1B}[2J\u{1B}[H\u{0}\u{0}gone\u{9B}5A\r\n\u{202E}reversed\u{2066} z\u{300}\u{301}\u{302}\u{303}\u{304}"
        )
        let long = run.begin("日本語の報告書.html", node: 3, agent: "pricing")
        run.send(long, text: String(repeating: "x", count: 10_000))
        let retried = run.begin("日本語の報告書.html", node: 1, agent: "trends")
        run.send(retried)
        run.tell(
            .callRetrying(
                retried,
                kind: "rateLimited",
                reason: "too many requests (HTTP 429)",
                after: .seconds(4)
            )
        )
        let waiting = run.begin("日本語の報告書.html", node: 2, agent: "trends")
        run.tell(.callWaiting(waiting))
        run.tell(
            .limits(
                server: "http://127.0.0.1:8089",
                LimitState(
                    inFlight: 4,
                    cap: 8,
                    waiting: 2,
                    reason: "requests",
                    requests: 57,
                    requestLimit: 60,
                    tokens: 61_200,
                    tokenLimit: 90_000,
                    pause: .seconds(3)
                )
            )
        )
        run.tell(
            .finished(document: "done\u{0}.txt", chunkCount: 1, foldCount: 0, coverage: 1, gapCount: 0)
        )
        run.tell(.folded(folder: "old", documentCount: 1, foldCount: 0))
        run.pass(2.4)
        return run
    }
}
