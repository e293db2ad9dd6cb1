internal import FanfoldCore

extension Run {
    /// Finds, reads and splits the documents and plans the folds; makes no call and writes nothing.
    ///
    /// - Throws: ``RunError`` where there is nothing to read, or `CancellationError`.
    public func plan() async throws -> RunPlan {
        let corpus = try Corpus(input, settings: settings, output: output)
        var plan = RunPlan()
        plan.diagnostics = corpus.diagnostics
        plan.agents = panel.members.map(\.agent.name)
        plan.aggregator = panel.aggregator?.name
        try await corpus.forEachInOrder { [panel] number, _ in
            let split = try corpus.split(number)
            let readers = panel.members.filter { $0.reasonToSkip(split.document) == nil }
            return RunPlan.Document(split, agents: readers.map(\.agent.name))
        } body: { name, result in
            switch result {
            case .success(let (document, _)): plan.documents.append(document)
            case .failure(let error):
                let unread = RunResult.Unread(name: name, reason: error.message, hint: error.hint)
                if error.isSkip { plan.skipped.append(unread) } else { plan.failed.append(unread) }
            }
        }
        if foldsFolders {
            plan.folderCount = corpus.outline.folders.count
            for folder in corpus.outline.folders { plan.folderFoldsByLevel.add(folder.plan.foldsByLevel) }
        }
        return plan
    }
}
