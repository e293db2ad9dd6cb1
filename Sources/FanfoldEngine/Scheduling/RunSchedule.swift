internal import DequeModule
internal import FanfoldCore
internal import HeapModule

/// Decides what runs next: a pure state machine over a run's documents and folders.
///
/// Few documents are open at once, so that reports appear while the run goes on and memory is bounded by
/// what is in flight; a further one is opened when too few calls are ready to keep all permits in use to the end.
/// Among ready calls the one with the longest path to the end of the run goes first.
struct RunSchedule {
    let outline: FolderOutline
    let panel: Panel
    let limits: ScheduleLimits
    let foldsFolders: Bool

    var recall: Recall?

    /// The documents that are not known from before, and the next of them.
    var unopened: [Int]
    private var nextDocument = 0
    private var openings = 0
    private var callsInFlight = 0
    private var isWithdrawn = false
    private var ready: Heap<ReadyCall> = []
    private var reports: Deque<Report> = []
    private var events: [RunEvent] = []

    /// How many calls were started at each distance from the run's end.
    private(set) var steps = StepCount()

    var open: [Int: OpenDocument] = [:]
    var folders: [FolderProgress]
    let folderDepths: [Int]
    let seatDepths: [[Int]]

    init(
        outline: FolderOutline,
        panel: Panel,
        limits: ScheduleLimits,
        foldsFolders: Bool,
        recall: Recall? = nil
    ) {
        self.outline = outline
        self.recall = recall
        unopened = outline.documents.indices.filter { recall?.documents[$0] == nil }
        self.panel = panel
        self.limits = limits
        self.foldsFolders = foldsFolders
        let memberCount = panel.members.count
        folders =
            foldsFolders ? outline.folders.map { FolderProgress($0, memberCount: memberCount) } : []
        seatDepths = outline.folders.map(\.plan.depths)
        folderDepths = outline.folderDepths(below: seatDepths)
        if recall != nil { recallFolders() }
    }

    /// The next piece of work, or `nil` while others have to end first.
    ///
    /// When the run is stopping, only finished reports are handed over; nothing new begins.
    mutating func nextJob(isStopping: Bool) -> Job? {
        if let report = reports.popFirst() { return .deliver(report) }
        guard !isStopping else { return nil }
        if callsInFlight < limits.calls, let call = ready.popMax() { return .call(start(call)) }
        guard nextDocument < unopened.count,
            openings < limits.openings,
            open.count + openings < limits.openDocuments,
            ready.count + callsInFlight < limits.reserve
        else { return nil }
        defer { nextDocument += 1 }
        openings += 1
        return .open(document: unopened[nextDocument])
    }

    /// Whether every document and folder has its report.
    var isDone: Bool {
        !isWithdrawn && nextDocument == unopened.count && openings == 0 && open.isEmpty
            && callsInFlight == 0
            && ready.isEmpty && reports.isEmpty
    }

    /// What happened since the last call, in order.
    mutating func takeEvents() -> [RunEvent] {
        defer { events.removeAll(keepingCapacity: true) }
        return events
    }

    /// Takes the end of an opening or a call.
    mutating func apply(_ end: JobEnd) {
        switch end {
        case .opened(let document, let split, let readers):
            openings -= 1
            opened(document, OpenDocument(split, readers: readers))
        case .recalled(let document, let known, let roots):
            openings -= 1
            recalled(document, known, roots)
        case .unread(let document, let error):
            openings -= 1
            unread(document, error)
        case .called(let call, let result, let measure):
            callsInFlight -= 1
            ended(call, result, measure)
        case .withdrawn(let call, let measure):
            callsInFlight -= 1
            isWithdrawn = true
            emit(.callEnded(call.event, .withdrawn, measure))
        case .delivered:
            break
        }
    }

    mutating func emit(_ event: RunEvent) { events.append(event) }

    mutating func enqueue(_ call: ReadyCall) {
        var call = call
        if limits.finishesFirst { call.urgency = -call.order }
        ready.insert(call)
    }

    mutating func deliver(_ report: Report) { reports.append(report) }

    private mutating func start(_ call: ReadyCall) -> CallJob {
        callsInFlight += 1
        // Every agent's path ends in an aggregate, and nothing waits for an aggregate but its report.
        let isAggregate = call.member == panel.members.count
        steps.add(isAggregate ? 1 : call.pathLength + (panel.aggregator == nil ? 0 : 1))
        var job =
            switch call.owner {
            case .document(let number): documentCall(number, call)
            case .folder(let number): folderCall(number, call)
            }
        job.urgency = call.urgency
        emit(.callStarted(job.event))
        return job
    }

    private mutating func ended(
        _ call: CallJob,
        _ result: Result<Partial, AgentError>,
        _ measure: CallMeasure
    ) {
        switch result {
        case .success: emit(.callEnded(call.event, .answered, measure))
        case .failure(let error):
            var measure = measure
            measure.failure = error.kind ?? "other"
            emit(.callEnded(call.event, .failed(reason: error.message, hint: error.hint), measure))
        }
        switch (call.owner, call.question) {
        case (.document(let number), .aggregate): finish(document: number, aggregated(call, result))
        case (.document(let number), _): endedInDocument(number, call, result)
        case (.folder(let number), .aggregate): finish(folder: number, aggregated(call, result))
        case (.folder(let number), _): endedInFolder(number, call, result)
        }
    }

    private func aggregated(_ call: CallJob, _ result: Result<Partial, AgentError>) -> AgentResult {
        switch result {
        case .success(var partial):
            var substitution = partial.substitution
            substitution?.subject = call.event.subject
            partial.substitution = nil
            return AgentResult(
                agent: call.event.agent,
                outcome: substitution == nil ? .answered : .fellBack,
                summary: partial,
                substitutions: [substitution].compactMap(\.self)
            )
        case .failure(let error):
            return missingAggregate(by: call.event.agent, of: call.event.subject, error.message)
        }
    }

    /// The result of an aggregator that failed or was not asked.
    func missingAggregate(by agent: String, of subject: String, _ reason: String) -> AgentResult {
        AgentResult(
            agent: agent,
            outcome: .failed(reason: reason),
            summary: Partial(),
            gaps: [Gap(document: subject, agent: agent, reason: reason)]
        )
    }
}
