internal import Fanfold

/// Goes through a corpus, a few documents at a time, and hands on what is made of each in order.
struct DocumentPass {
    let corpus: Corpus

    /// Goes through the documents.
    ///
    /// - Parameters:
    ///   - make: Runs beside others; makes something of the document with this number.
    ///   - body: Receives each document's name and what was made of it, in the corpus's order; tells whether it
    ///     came to its place.
    /// - Returns: Whether every document could be read and came to its place.
    /// - Throws: What `body` throws, what `make` throws but ``DocumentReadError``, and `CancellationError`.
    func run<Output: Sendable>(
        _ make: @escaping @Sendable (Int, (Diagnostic) -> Void) throws -> Output,
        body: (String, Output) throws -> Bool
    ) async throws -> Bool {
        corpus.diagnostics.forEach(RunMessages.report)
        var isWhole = !corpus.diagnostics.contains { $0.severity == .error }
        try await corpus.forEachInOrder(make) { name, result in
            switch result {
            case .success(let (output, diagnostics)):
                diagnostics.forEach(RunMessages.report)
                if try !body(name, output) { isWhole = false }
            case .failure(let error):
                RunMessages.report(name, error.message, hint: error.hint)
                if !error.isSkip { isWhole = false }
            }
        }
        return isWhole
    }
}
