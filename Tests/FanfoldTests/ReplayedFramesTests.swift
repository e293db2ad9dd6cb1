import Fanfold
import FanfoldCore
import FanfoldEngine
import FanfoldLab
import FanfoldTerminal
import FanfoldTestKit
import Testing

/// A screen's frames during a run against those of its replay.
@Suite struct `Frames of a replay` {
    /// A screen on a clock that is moved, and all it sent.
    private struct Watched {
        let clock = ManualClock()
        let screen: LiveScreen
        private let sent: Shared<[[UInt8]]>
        private let heard = Shared<[TimedEvent]>([])

        init(_ size: ScreenSize) {
            let sent = Shared<[[UInt8]]>([])
            self.sent = sent
            screen = LiveScreen(size: size, hasColors: true, clock: clock) { bytes in
                sent.update { $0[$0.count - 1] += bytes }
            }
        }

        /// What was sent for each frame; nothing for one that is like the one before.
        var frames: [[UInt8]] { sent.value }

        /// What it heard: not all of it can be seen in every run.
        var events: [TimedEvent] { heard.value }

        /// Takes an event; some are drawn, before and after it, at its time.
        func hear(_ event: TimedEvent) {
            let isDrawn = heard.value.count.isMultiple(of: 8)
            heard.update { $0.append(event) }
            if isDrawn { draw() }
            screen.hear(event)
            if isDrawn { draw() }
        }

        private func draw() {
            sent.update { $0.append([]) }
            screen.draw()
        }
    }

    private static let recipe = """
        models:
          lab: { provider: openai, model: m, price: { input: 2, output: 8, cached-input: 1 } }
        limits: { concurrency: 8, requests-per-minute: 60000 }
        agents:
          trends: { instructions: Report trends., model: lab, words: 60 }
          pricing: { instructions: Report prices., model: lab, words: 40 }
          names: { instructions: Report names., model: lab, when: { text: clerk } }
        aggregate: { name: executive, instructions: Sum up., model: lab }
        tree: { fan-in: 3 }
        """

    private func fill(_ folder: TemporaryFolder) throws {
        var random = SeededGenerator(seed: 21)
        for number in 0..<4 {
            let text = TestText.paragraphs(3 + number, &random).joined(separator: "\\n\\n")
            try folder.write(text + " A clerk.", to: "in/\\(number % 2)/\\(number) 報告\\u{1B}[2J.txt")
        }
        try folder.write("", to: "in/empty.txt")
        try folder.write([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0], to: "in/logo.png")
    }

    private func lab() throws -> LabSettings {
        var lab = LabSettings()
        lab.seed = 4
        lab.faults = try FaultShares("429=0.1,500=0.1,drop-body=0.05,content-filter=0.05")
        lab.faultTimes.retryAfter = .milliseconds(2)
        lab.limits.retryAfter = .milliseconds
        return lab
    }

    @Test(.timeLimit(.minutes(5)), arguments: [(80, 24), (120, 40), (30, 24)])
    func `they are drawn from the log alone, byte for byte`(columns: Int, rows: Int) async throws {
        let size = ScreenSize(columns: columns, rows: rows)
        try await withTemporaryFolder { folder in
            try fill(folder)
            try await LabServer.run(lab()) { server in
                // The second run has answers in its store.
                for more in ["", "One more line."] {
                    if !more.isEmpty { try folder.write(more, to: "in/0/more.txt") }
                    let live = Watched(size)
                    let log = Shared(EventWriter())
                    log.update { $0.write(EventHeader(version: "1")) }
                    let kinds = Shared<Set<String>>([])
                    let clock = Shared(Duration.zero)
                    var run = RecipeRun(
                        try Recipe(yaml: Self.recipe, name: "r.yaml"),
                        .paths([folder.path("in")]),
                        output: folder.path("out"),
                        settings: settings,
                        overrides: overrides(server),
                        environment: [:]
                    )
                    run.retries.firstDelay = .milliseconds(1)
                    run.retries.longestDelay = .milliseconds(2)
                    run.watch = { event in
                        clock.update { last in
                            live.clock.advance(by: event.at - last)
                            last = event.at
                            log.update { $0.write(event) }
                            kinds.update { $0.insert(event.event.kind) }
                            live.hear(event)
                        }
                    }
                    _ = try await run()
                    try await expectSameFrames(live, log, size)
                    let wanted: Set =
                        more.isEmpty
                        ? [
                            "callText", "callRetrying", "callCharged", "failed", "limits", "skipped",
                            "endedFailed",
                        ]
                        : ["callStored", "callText"]
                    #expect(wanted.subtracting(kinds.value) == [])
                }
            }
        }
    }

    private var settings: RunSettings {
        var settings = RunSettings()
        settings.chunkTokens = 40
        settings.concurrency = 8
        settings.streams = true
        settings.writesPictures = false
        return settings
    }

    private func overrides(_ server: LabServer) -> RecipeOverrides {
        var overrides = RecipeOverrides()
        overrides.baseURL = server.openAIBaseURL
        return overrides
    }

    private func expectSameFrames(
        _ live: Watched,
        _ log: Shared<EventWriter>,
        _ size: ScreenSize
    ) async throws {
        let bytes = Shared<[UInt8]>([])
        log.update { writer in bytes.update { $0 = writer.take() } }
        var reader = EventReader()
        let replayed = Watched(size)
        let replay = Replay(clock: replayed.clock)
        for event in try reader.read(bytes.value) {
            try await replay.wait(for: event)
            replayed.hear(event)
        }
        #expect(live.frames.count > 40 && live.frames.count { !$0.isEmpty } > 20)
        let other = zip(live.events, replayed.events).first { $0 != $1 }
        #expect(other == nil && replayed.events.count == live.events.count)
        #expect(replayed.frames.count == live.frames.count)
        let different = zip(live.frames, replayed.frames).enumerated().first { $1.0 != $1.1 }
        if let different {
            Issue.record(
                """
                frame \(different.offset) was
                \(String(decoding: different.element.0, as: UTF8.self).debugDescription)
                and is
                \(String(decoding: different.element.1, as: UTF8.self).debugDescription)
                """
            )
        }
    }
}

extension WatchEvent {
    /// What the event is called, as far as the test asks for it.
    fileprivate var kind: String {
        switch self {
        case .callText: "callText"
        case .callRetrying: "callRetrying"
        case .callCharged: "callCharged"
        case .callStored: "callStored"
        case .failed: "failed"
        case .limits: "limits"
        case .skipped: "skipped"
        case .callEnded(_, .failed, _, _): "endedFailed"
        default: ""
        }
    }
}
