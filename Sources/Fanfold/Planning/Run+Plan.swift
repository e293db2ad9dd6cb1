internal import FanfoldCore

extension Run {
    /// Finds, reads and splits the documents and plans the folds; makes no call and writes nothing.
    ///
    /// - Throws: ``RunError`` where there is nothing to read, or `CancellationError`.
    public func plan() async throws -> RunPlan {
        let corpus = try Corpus(input, settings: settings, output: output)
        var plan = RunPlan()
        plan.diagnostics = corpus.diagnostics
        try await corpus.forEachInOrder { number, _ in
            RunPlan.Document(try corpus.split(number))
        } body: { name, result in
            switch result {
            case .success(let (document, _)): plan.documents.append(document)
            case .failure(let error):
                let unread = RunResult.Unread(name: name, reason: error.message)
                if error.isSkip { plan.skipped.append(unread) } else { plan.failed.append(unread) }
            }
        }
        if foldsFolders {
            for folder in corpus.outline.folders { plan.folderFoldsByLevel.add(folder.plan.foldsByLevel) }
        }
        return plan
    }
}
