package import FanfoldCore
internal import FoundationEssentials

extension Corpus {
    /// What was made of a document, with what a reader of it should know.
    package typealias Made<Output> = Result<(Output, [Diagnostic]), DocumentReadError>

    /// Makes something of every document, a few at a time, and hands it on in the outline's order.
    ///
    /// - Parameters:
    ///   - make: Runs beside others; gets a document's number in the outline.
    ///   - body: Receives a document's name and what was made of it.
    /// - Throws: What `body` throws, what `make` throws but ``DocumentReadError``, and `CancellationError`.
    package func forEachInOrder<Output: Sendable>(
        _ make: @escaping @Sendable (Int, (Diagnostic) -> Void) throws -> Output,
        body: (String, Made<Output>) throws -> Void
    ) async throws {
        let width = ProcessInfo.processInfo.activeProcessorCount
        try await withThrowingTaskGroup(of: (Int, Made<Output>).self) { group in
            var waiting: [Int: Made<Output>] = [:]
            var next = 0
            for number in outline.documents.indices {
                // Results that wait for their turn count as well, or memory would grow behind a slow one.
                while number - next >= 2 * width, let (done, made) = try await group.next() {
                    waiting[done] = made
                    try hand(&waiting, from: &next, to: body)
                }
                group.addTask { (number, try Self.made(number, make)) }
            }
            while let (done, made) = try await group.next() {
                waiting[done] = made
                try hand(&waiting, from: &next, to: body)
            }
        }
    }

    private func hand<Output>(
        _ waiting: inout [Int: Made<Output>],
        from next: inout Int,
        to body: (String, Made<Output>) throws -> Void
    ) throws {
        while let made = waiting.removeValue(forKey: next) {
            try body(outline.documents[next], made)
            next += 1
        }
    }

    private static func made<Output>(
        _ number: Int,
        _ make: (Int, (Diagnostic) -> Void) throws -> Output
    ) throws -> Made<Output> {
        var diagnostics: [Diagnostic] = []
        do {
            let output = try make(number) { diagnostics.append($0) }
            return .success((output, diagnostics))
        } catch let error as DocumentReadError {
            return .failure(error)
        }
    }
}
