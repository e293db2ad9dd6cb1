public import FanfoldCore

extension Run {
    /// Reads one document and gives its result; writes nothing.
    ///
    /// ```swift
    /// let summary = try await Run(.text(minutes)).document().summary
    /// ```
    ///
    /// - Parameter stop: Ends the run early when it is requested.
    /// - Returns: The document's result.
    /// - Throws: ``RunError`` if the input is not one document with some text, or `CancellationError`.
    public func document(stop: StopRequest = StopRequest()) async throws -> DocumentResult {
        var run = self
        run.output = nil
        run.settings.writesIndex = false
        var document: DocumentResult?
        var documentCount = 0
        let outcome = try await run(stop: stop) { event in
            switch event {
            case .started(let count, _):
                documentCount = count
                if count > 1 { stop.request() }
            case .finished(let result): document = result
            default: break
            }
        }
        if let problem = outcome.diagnostics.first(where: { $0.severity == .error }) {
            throw RunError(
                .nothingToRead,
                "\(problem.subject): \(problem.message)",
                hint: problem.hint
            )
        }
        if document == nil, let limit = outcome.spentLimit { throw RunError(limit) }
        guard documentCount == 1 else {
            throw RunError(
                .badSetting,
                "\(input.title): \(documentCount) documents, where one is wanted",
                hint: "name a single file"
            )
        }
        guard let document else {
            let unread = (outcome.failed + outcome.skipped).first
            throw RunError(
                .nothingToRead,
                unread.map { "\($0.name): \($0.reason)" } ?? "\(input.title): nothing came of it",
                hint: unread?.hint ?? "name a file with text"
            )
        }
        return document
    }
}
