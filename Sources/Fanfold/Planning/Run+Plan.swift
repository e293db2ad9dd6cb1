internal import FanfoldCore

extension Run {
    /// Finds, reads and splits the documents and plans the folds; makes no call and writes nothing.
    ///
    /// - Throws: ``RunError`` where there is nothing to read, or `CancellationError`.
    @concurrent
    public func plan() async throws -> RunPlan {
        let corpus = try Corpus(input, settings: settings, output: output)
        var plan = RunPlan()
        plan.diagnostics = corpus.diagnostics
        for (number, name) in corpus.outline.documents.enumerated() {
            try Task.checkCancellation()
            do {
                let split = try corpus.split(number)
                plan.documents.append(
                    RunPlan.Document(
                        name: name,
                        chunkCount: split.chunks.count,
                        foldsByLevel: split.plan.foldsByLevel,
                        tokenCount: split.chunks.reduce(0) { $0 + $1.tokenCount }
                    )
                )
            } catch {
                let unread = RunResult.Unread(name: name, reason: error.message, hint: error.hint)
                if error.isSkip { plan.skipped.append(unread) } else { plan.failed.append(unread) }
            }
        }
        if foldsFolders {
            for folder in corpus.outline.folders { plan.folderFoldsByLevel.add(folder.plan.foldsByLevel) }
        }
        return plan
    }
}
