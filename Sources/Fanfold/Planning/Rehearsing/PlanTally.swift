internal import FanfoldCore

/// Counts the events of a rehearsed run up to its plan.
struct PlanTally {
    private(set) var plan: RunPlan
    private let members: [String: Int]
    private let folders: [[UInt8]: Int]
    /// The calls of each document; by bytes, since names that only look alike are two.
    private var documents: [[UInt8]: PlannedCalls] = [:]

    init(_ plan: RunPlan) {
        self.plan = plan
        members = Dictionary(uniqueKeysWithValues: plan.agentCalls.enumerated().map { ($1.agent, $0) })
        folders = Dictionary(
            uniqueKeysWithValues: plan.folders.enumerated().map { (Array($1.name.utf8), $0) }
        )
    }

    /// Takes the next event.
    mutating func add(_ event: RunEvent) {
        switch event {
        case .callEnded(let call, _, let measure): add(call, PlannedCalls(measure))
        case .unchanged(let documents, _, _): plan.unchanged += documents
        case .failed(let name, let reason, let hint):
            plan.failed.append(RunResult.Unread(name: name, reason: reason, hint: hint))
        case .skipped(let name, let reason):
            plan.skipped.append(RunResult.Unread(name: name, reason: reason))
        case .started, .opened, .callStarted, .finished, .folded, .diagnosed: break
        }
    }

    private mutating func add(_ call: RunEvent.Call, _ calls: PlannedCalls) {
        let subject = Array(call.subject.utf8)
        switch call.kind {
        case .document: documents[subject, default: PlannedCalls()] += calls
        case .folder: if let folder = folders[subject] { plan.folders[folder].calls += calls }
        }
        guard let member = members[call.agent] else { return }
        if member == plan.agents.count {
            plan.agentCalls[member].reports += calls
        } else if call.kind == .folder {
            plan.agentCalls[member].folderFolds.add(calls, at: call.level)
        } else if call.level > 0 {
            plan.agentCalls[member].folds.add(calls, at: call.level)
        } else {
            plan.agentCalls[member].chunks += calls
        }
    }

    /// The plan with these documents, in their order.
    func plan(of opened: [RunPlan.Document]) -> RunPlan {
        var plan = plan
        plan.documents = opened.map { document in
            var document = document
            document.calls = documents[Array(document.name.utf8)] ?? PlannedCalls()
            return document
        }
        plan.unchanged = plan.unchanged.sortedBytewise(by: \.name)
        plan.failed = plan.failed.sortedBytewise(by: \.name)
        plan.skipped = plan.skipped.sortedBytewise(by: \.name)
        return plan
    }
}

extension PlannedCalls {
    /// A call, by what was measured of it.
    fileprivate init(_ measure: CallMeasure) {
        self.init()
        if measure.attempts > 0 {
            new = 1
        } else if measure.isStored {
            stored = 1
        } else if measure.isJoined {
            equal = 1
        } else {
            local = 1
        }
    }
}
