import FanfoldEngine
import FanfoldTestKit
import Testing

@testable import Fanfold

@Suite struct `Watched run` {
    private func watched(_ folder: TemporaryFolder, _ panel: Panel) async throws -> [TimedEvent] {
        let heard = Shared<[TimedEvent]>([])
        var settings = RunSettings()
        settings.chunkTokens = 40
        var run = Run(
            .paths([folder.path("in")]),
            output: folder.path("out"),
            settings: settings,
            panel: panel
        )
        run.watch = { event in heard.update { $0.append(event) } }
        run.limits = { [("a server", LimitState(inFlight: 1, cap: 8))] }
        _ = try await run()
        return heard.value
    }

    private func fill(_ folder: TemporaryFolder) throws {
        var random = SeededGenerator(seed: 3)
        for number in 0..<6 {
            let text = TestText.paragraphs(1 + number, &random).joined(separator: "\n\n")
            try folder.write(text, to: "in/\(number % 2)/\(number).txt")
        }
    }

    /// A model that tells at once that a call waits.
    private struct WaitingModel: LanguageModel {
        func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
            context.listen(.waiting)
            return .scripted("An answer. [1]")
        }
    }

    @Test func `a sleep is told before what happens after it, and a busy machine is not one`() {
        let clock = ManualClock()
        let heard = Shared<[TimedEvent]>([])
        let watcher = RunWatcher(clock: clock) { event in heard.update { $0.append(event) } }
        let note = WatchEvent.diagnosed(Diagnostic(.note, "a", "b"))
        watcher.tell(note)
        for seconds in [3, 9, 60] {
            clock.advance(by: .seconds(seconds))
            watcher.tick()
        }
        clock.advance(by: .seconds(1))
        watcher.tell(note)
        #expect(
            heard.value == [
                TimedEvent(at: .zero, note), TimedEvent(at: .seconds(72), .slept(.seconds(60))),
                TimedEvent(at: .seconds(73), note),
            ]
        )
    }

    @Test(.timeLimit(.minutes(5)))
    func `a document is told of before any of its calls`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            let identity = ModelIdentity(provider: "openai", name: "m")
            let agent = PromptedAgent(name: "x", model: WaitingModel(), identity: identity)
            var opened: Set<String> = []
            for event in try await watched(folder, Panel(agent)) {
                switch event.event {
                case .opened(let document, _, _, _, _): opened.insert(document)
                case .callStarted(_, let call) where call.kind == .document:
                    #expect(opened.contains(call.subject))
                default: break
                }
            }
            #expect(opened.count == 6)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `every call starts before anything happens to it, ends once, and is counted up`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            let model = ScriptedModel { _, number in .scripted("The answer is number \(number). [1]") }
            let identity = ModelIdentity(provider: "openai", name: "m")
            let agents = ["x", "y"].map { PromptedAgent(name: $0, model: model, identity: identity) }
            let events = try await watched(folder, Panel(agents[0], agents[1]))
            var running: Set<Int> = []
            var started = 0
            for event in events.map(\.event) {
                switch event {
                case .callStarted(let number, _):
                    started += 1
                    #expect(number == started)
                    running.insert(number)
                case .callSent(let number, _), .callAnswered(let number, _), .callWaiting(let number):
                    #expect(running.contains(number))
                case .callEnded(let number, let ending, _, _):
                    #expect(running.remove(number) != nil)
                    #expect(ending == .answered)
                default: break
                }
            }
            #expect(started > 20 && running.isEmpty)
            #expect(zip(events, events.dropFirst()).allSatisfy { $0.at <= $1.at })
            guard case .started(let start) = events.first?.event, case .ended(let end) = events.last?.event
            else {
                Issue.record("begins and ends otherwise: \(events.map(\.event))")
                return
            }
            #expect(start.agents == ["x", "y"] && start.documentCount == 6 && start.folderCount == 3)
            #expect(end.isComplete)
            #expect(
                events.contains {
                    $0.event == .limits(server: "a server", LimitState(inFlight: 1, cap: 8))
                }
            )
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `folds above documents are called or told as known, level by level`() async throws {
        try await withTemporaryFolder { folder in
            for number in 0..<40 { try folder.write("Text \(number).", to: "in/a/\(number).txt") }
            for number in 0..<7 { try folder.write("Other \(number).", to: "in/b/\(number).txt") }
            let panel = Panel(ScriptedAgent(), ScriptedAgent(name: "second"))
            _ = try await watched(folder, panel)
            try folder.write("Another text.", to: "in/a/3.txt")
            var planned: [Int] = []
            var done: [Int] = []
            var known = KnownFolds()
            for event in try await watched(folder, panel).map(\.event) {
                switch event {
                case .started(let start):
                    for _ in start.agents { planned.add(start.folderFoldsByLevel) }
                case .unchanged(_, _, _, _, let more):
                    for _ in 0..<2 { done.add(more.inUnchangedFolders) }
                    done.add(more.inOtherFolders)
                    known.inUnchangedFolders.add(more.inUnchangedFolders)
                    known.inOtherFolders.add(more.inOtherFolders)
                case .callStarted(_, let call) where call.kind == .folder:
                    done.add([Int](repeating: 0, count: call.level - 1) + [1])
                default: break
                }
            }
            #expect(done == planned)
            #expect(known.inUnchangedFolders.reduce(0, +) > 0 && known.inOtherFolders.reduce(0, +) > 4)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a run that changes nothing tells what is unchanged`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            _ = try await watched(folder, Panel(ScriptedAgent()))
            let events = try await watched(folder, Panel(ScriptedAgent())).map(\.event)
            #expect(!events.contains { if case .callSent = $0 { true } else { false } })
            #expect(
                events.contains {
                    if case .unchanged(let count, _, _, _, _) = $0 { count == 6 || count == 1 } else { false }
                }
            )
        }
    }
}
