public import FanfoldCore

extension Run {
    /// Reads one document and gives its result; writes nothing.
    ///
    /// ```swift
    /// let summary = try await Run(.text(minutes)).document().summary
    /// ```
    ///
    /// - Throws: ``RunError`` if the input is not one document with some text, or `CancellationError`.
    public func document() async throws -> DocumentResult {
        var run = self
        run.output = nil
        run.settings.writesIndex = false
        var results: [DocumentResult] = []
        let outcome = try await run { event in
            if case .finished(let result) = event, results.count < 2 { results.append(result) }
        }
        if let unread = (outcome.failed + outcome.skipped).first {
            throw RunError(.nothingToRead, "\(unread.name): \(unread.reason)")
        }
        guard results.count == 1 else {
            throw RunError(
                .badSetting,
                "\(input.title): \(outcome.documents.count) documents, where one is wanted",
                hint: "name a single file"
            )
        }
        return results[0]
    }
}
