internal import FanfoldCore
internal import FanfoldEngine
internal import FoundationEssentials
internal import Synchronization

extension Run {
    /// Runs with models that are never asked, and says what it came to; writes nothing.
    ///
    /// Who reads what, what follows a kept refusal, and which requests are equal are thus what they are in a run. What a
    /// run can't know before its calls is not known here either: an answer that leaves nothing to fold.
    ///
    /// - Throws: ``RunError`` where there is nothing to read or the store fails; `CancellationError`.
    func rehearsed(with models: PlanningModels, knowing notes: RunNotesArchive?) async throws -> RunPlan {
        let corpus = try Corpus(input, settings: settings, output: output)
        let incremental = try notes?.incremental(self, corpus)
        var tally = PlanTally(RunPlan(corpus, self))
        let opened = Mutex<[Int: RunPlan.Document]>([:])
        // One call at a time: which of two equal ones is the first is then the same every time.
        let engine = Engine(
            panel: panel,
            concurrency: 1,
            cores: ProcessInfo.processInfo.activeProcessorCount,
            isSerial: true
        )
        let ending = try await engine.run(
            Engine.Plan(outline: corpus.outline, foldsFolders: foldsFolders, recall: incremental?.recall),
            stop: StopRequest(),
            open: { [panel] number in
                let opening = try incremental?.open(number) ?? .split(try corpus.split(number))
                guard case .split(let split) = opening else { return opening }
                let readers = panel.members.filter { $0.reasonToSkip(split.document) == nil }
                let document = RunPlan.Document(split, agents: readers.map(\.agent.name))
                opened.withLock { $0[number] = document }
                return opening
            },
            deliver: { _ in },
            listen: { tally.add($0) }
        )
        // Nothing is asked, so only the store can have failed.
        if let failure = ending.failure {
            throw RunError(.output, failure.message, hint: failure.hint, underlying: failure)
        }
        var plan = tally.plan(
            of: opened.withLock { opened in corpus.outline.documents.indices.compactMap { opened[$0] } }
        )
        plan.models = models.asked
        plan.bounds =
            LeastTime(
                models: plan.models,
                pace: models.pace(of:),
                latency: models.latency(of:),
                steps: models.book.steps,
                concurrency: settings.concurrency
            ).bounds
        return plan
    }
}

extension PlanningModels {
    /// The models and their calls, in the order the recipe names them.
    fileprivate var asked: [RunPlan.Model] {
        book.entries.map { account, entry in
            RunPlan.Model(
                identity: account.model,
                server: account.server,
                newCalls: entry.newCalls,
                usage: entry.usage,
                most: entry.most,
                storedCalls: entry.storedCalls,
                storedUsage: entry.storedUsage,
                storedCost: entry.storedCost,
                equalCalls: entry.equalCalls,
                price: facts(of: account).price
            )
        }
    }

    fileprivate func latency(of model: RunPlan.Model) -> Duration? {
        facts(of: PlanBook.Account(model: model.identity, server: model.server)).latency
    }
}
