internal import FanfoldCore
internal import FanfoldEngine

extension Run {
    /// Finds, reads and splits the documents and plans the folds; makes no call and writes nothing.
    ///
    /// No agent is asked, so the calls are the most that there can be: one a chunk and one a fold for each agent, and one
    /// a report for the aggregator. ``RecipeRun/plan()`` knows the agents and says more.
    ///
    /// - Throws: ``RunError`` where there is nothing to read, or `CancellationError`.
    public func plan() async throws -> RunPlan { try await plan(knowing: nil) }

    /// Plans the documents that are not as they were.
    func plan(knowing notes: RunNotesArchive?) async throws -> RunPlan {
        let corpus = try Corpus(input, settings: settings, output: output)
        var plan = RunPlan(corpus, self)
        let incremental = try notes?.incremental(self, corpus)
        try await corpus.forEachInOrder { [panel] number, _ in
            if let known = incremental?.recall.documents[number]?.document { return Planned.unchanged(known) }
            let split = try corpus.split(number)
            let readers = panel.members.filter { $0.reasonToSkip(split.document) == nil }
            return .document(RunPlan.Document(split, agents: readers.map(\.agent.name)))
        } body: { name, result in
            switch result {
            case .success((.document(let document), _)): plan.documents.append(document)
            case .success((.unchanged(let document), _)): plan.unchanged.append(document)
            case .failure(let error):
                let unread = RunResult.Unread(name: name, reason: error.message, hint: error.hint)
                if error.isSkip { plan.skipped.append(unread) } else { plan.failed.append(unread) }
            }
        }
        plan.countMostCalls(of: panel)
        return plan
    }
}

/// A document of a plan.
private enum Planned: Sendable {
    case document(RunPlan.Document)
    case unchanged(RunResult.Document)
}

extension RunPlan {
    /// Counts the calls that there are if every chunk has something to say.
    fileprivate mutating func countMostCalls(of panel: Panel) {
        for member in panel.members.indices {
            let isLocal = !(panel.members[member].agent is any SelfPacing)
            let name = agents[member]
            for index in documents.indices where documents[index].agents.contains(name) {
                let document = documents[index]
                agentCalls[member].chunks += .most(document.chunkCount, isLocal)
                for (level, count) in document.foldsByLevel.enumerated() {
                    agentCalls[member].folds.add(.most(count, isLocal), at: level + 1)
                }
                let count = document.chunkCount + document.foldsByLevel.reduce(0, +)
                documents[index].calls += .most(count, isLocal)
            }
            for index in folders.indices {
                for (level, count) in folders[index].foldsByLevel.enumerated() {
                    agentCalls[member].folderFolds.add(.most(count, isLocal), at: level + 1)
                    folders[index].calls += .most(count, isLocal)
                }
            }
        }
        guard let aggregator = panel.aggregator else { return }
        let one = PlannedCalls.most(1, !(aggregator is any SelfPacing))
        for index in documents.indices where documents[index].chunkCount > 0 {
            documents[index].calls += one
            agentCalls[agents.count].reports += one
        }
        for index in folders.indices where foldsFolders {
            folders[index].calls += one
            agentCalls[agents.count].reports += one
        }
    }
}

extension PlannedCalls {
    /// So many calls, of a model or of none.
    fileprivate static func most(_ count: Int, _ isLocal: Bool) -> Self {
        isLocal ? Self(local: count) : Self(new: count)
    }
}
