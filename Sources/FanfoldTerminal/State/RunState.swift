package import FanfoldCore

/// What is shown of a run while it goes on, on a screen or in plain lines: made of its events alone.
package struct RunState: Sendable {
    /// Something that failed, for a person.
    struct Failure: Sendable, Hashable {
        /// Counted up from 1.
        var number = 0
        var subject: String
        /// Whose call it was; `nil` if it was none.
        var agent: String?
        /// What kind of failure, in a word.
        var kind: String?
        var reason: String
        var hint: String?
    }

    private(set) var start: WatchEvent.Start?
    private(set) var tree = NodeTree()
    private(set) var documents = DocumentCounts()
    /// Calls that have not ended, by number.
    private(set) var calls: [Int: CallInFlight] = [:]
    private var callLines = CallLines()
    private(set) var totals = CallTotals()
    /// How the limits of each server stand, in the order they were told.
    private(set) var servers: [(name: String, limits: LimitState)] = []
    private(set) var failureCount = 0
    /// The last failures.
    private(set) var failures: [Failure] = []
    /// The last reports, oldest first.
    private(set) var reports: [String] = []
    private(set) var timeLeft = TimeLeft()
    private(set) var end: WatchEvent.RunEnd?
    /// The time of the last event.
    private(set) var time = Duration.zero

    private static let keptFailures = 100
    private static let keptReports = 8

    package init() {}

    /// Takes the next event.
    package mutating func hear(_ timed: TimedEvent) {
        time = timed.at
        switch timed.event {
        case .started(let start):
            self.start = start
            tree = NodeTree(start)
            documents.listed = start.documentCount
            documents.listedBytes = start.byteCount
        case .opened(let document, let chunkCount, let foldsByLevel, let agentCount, let byteCount):
            documents.open(document, byteCount: byteCount)
            tree.open(document, chunkCount: chunkCount, foldsByLevel: foldsByLevel, agentCount: agentCount)
        case .finished(let document, _, _, _, _):
            documents.finish(document)
            tree.close(document, .spared)
            keep(report: document)
        case .unchanged(let count, _, _, let byteCount, let known):
            documents.unchanged += count
            documents.doneBytes += byteCount
            tree.close(known)
        case .folded(let folder, _, _, let foldsByLevel):
            tree.close(folder: folder, foldsByLevel: foldsByLevel)
            keep(report: folder.isEmpty ? "index" : folder)
        case .skipped(_, _, let byteCount):
            documents.skipped += 1
            documents.doneBytes += byteCount
        case .failed(let document, let reason, let hint, let byteCount):
            documents.fail(document, byteCount: byteCount)
            tree.close(document, .failed)
            keep(Failure(subject: document, reason: reason, hint: hint))
        case .diagnosed(let diagnostic):
            if diagnostic.severity == .error {
                keep(
                    Failure(
                        subject: diagnostic.subject,
                        reason: diagnostic.message,
                        hint: diagnostic.hint
                    )
                )
            }
        case .limits(let server, let limits):
            if let index = servers.firstIndex(where: { $0.name == server }) {
                servers[index].limits = limits
            } else {
                servers.append((server, limits))
            }
            timeLeft.hold(isHeld, at: time)
        case .slept(let slept): timeLeft.sleep(slept)
        case .ended(let end): self.end = end
        case .callStarted(let number, let call):
            let place = tree.place(of: call)
            calls[number] = CallInFlight(number, call, place: place, at: time)
            mark(number, .waiting)
        case .callEnded(let number, let ending, _, let ran): endCall(number, ending, ran: ran)
        case .callWaiting(let number), .callSent(let number, _), .callText(let number, _),
            .callFailed(let number, _),
            .callRetrying(let number, _, _, _), .callAnswered(let number, _), .callCharged(let number, _),
            .callJoined(let number), .callStored(let number, _, _):
            hear(timed.event, of: number)
        }
    }

    private mutating func hear(_ event: WatchEvent, of number: Int) {
        switch event {
        case .callWaiting:
            calls[number]?.wait()
            timeLeft.wait(number, of: calls[number]?.place?.kind, at: time)
            mark(number, .waiting)
        case .callSent(_, let attempt):
            calls[number]?.send(attempt, at: time)
            if let call = calls[number], call.line == nil { calls[number]?.line = callLines.take() }
            timeLeft.send(number, of: calls[number]?.place?.kind, at: time)
            mark(number, .running)
        case .callText(_, let text): calls[number]?.hear(text)
        case .callRetrying(_, _, let reason, let after):
            calls[number]?.fail(reason, until: time + after)
            timeLeft.wait(number, of: calls[number]?.place?.kind, at: time)
            mark(number, .waiting)
            totals.retries += 1
        case .callAnswered(_, let usage):
            totals.usage += usage
            totals.answers += 1
        case .callCharged(_, let cost): totals.cost = (totals.cost ?? .zero) + cost
        case .callJoined: calls[number]?.join()
        case .callStored(_, let usage, let cost):
            calls[number]?.store()
            totals.savedUsage += usage
            if let cost { totals.savedCost = (totals.savedCost ?? .zero) + cost }
        default: break
        }
    }

    private mutating func endCall(_ number: Int, _ ending: WatchEvent.Ending, ran: Duration) {
        guard let call = calls.removeValue(forKey: number) else { return }
        if let line = call.line { callLines.give(back: line) }
        let state: NodeState
        switch ending {
        case .withdrawn: state = .open
        case .answered: state = call.isRecalled ? .stored : .answered
        case .failed(let reason, let kind, let hint):
            state = .failed
            let (title, agent) = (Self.title(of: call.call), call.call.agent)
            keep(Failure(subject: title, agent: agent, kind: kind, reason: reason, hint: hint))
        }
        let place = call.place ?? tree.place(of: call.call)
        if let place { tree.set(place, state) }
        guard state != .open else {
            timeLeft.withdraw(number, at: time)
            return
        }
        if call.call.level == 0 { totals.chunks += 1 } else { totals.folds += 1 }
        if call.isAsked { totals.asked += 1 }
        if call.isRecalled { totals.stored += 1 }
        timeLeft.end(
            number,
            isNew: !call.isRecalled && !call.isJoined,
            of: place?.kind ?? (call.call.level == 0 ? .chunks : .folds(level: call.call.level)),
            ran: ran,
            at: time
        )
    }

    /// Whether a person holds new calls back.
    var isHeld: Bool { servers.contains { $0.limits.reason == "held" } }

    /// The seconds the run may still take; `nil` while nothing can be said.
    package func secondsLeft(at time: Duration) -> Double? {
        guard documents.unseen == 0 || documents.opened > 0 else { return nil }
        let more = documents.unseenShare
        let levels = tree.rows.map { row in
            let isOfFolders = if case .folderFolds = row.kind { true } else { false }
            let unseen = isOfFolders ? 0 : Double(row.nodes.count) * more
            return TimeLeft.Level(kind: row.kind, calls: Double(row.leftCount) + unseen)
        }
        // More is to come, and nothing is known of it.
        guard documents.unseen == 0 || levels.contains(where: { $0.calls > 0 }) else { return nil }
        return timeLeft.estimate(
            levels,
            at: time,
            limits: servers.map(\.limits),
            callTokens: totals.callTokens
        )
    }

    private mutating func mark(_ number: Int, _ state: NodeState) {
        guard let call = calls[number] else { return }
        let place = call.place ?? tree.place(of: call.call)
        // A call may be told of before the document it belongs to.
        if call.place == nil { calls[number]?.place = place }
        if let place { tree.set(place, state) }
    }

    private mutating func keep(_ failure: Failure) {
        failureCount += 1
        failures.append(failure)
        failures[failures.count - 1].number = failureCount
        if failures.count > Self.keptFailures { failures.removeFirst() }
    }

    private mutating func keep(report: String) {
        reports.append(report)
        if reports.count > Self.keptReports { reports.removeFirst() }
    }

    /// A call in words: whose it is and what of it.
    package static func title(of call: RunEvent.Call) -> String {
        let subject = call.subject.isEmpty ? "all" : call.subject
        return "\(subject) \(place(of: call))"
    }

    /// The chunk or fold of a call in words.
    static func place(of call: RunEvent.Call) -> String {
        call.level == 0 ? "chunk \(call.node + 1)" : "fold \(call.level)"
    }
}
