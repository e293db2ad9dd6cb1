package import FanfoldCore

/// An agent that answers by rule and keeps a log, so that a test knows what a report must say.
///
/// A chunk's partial says the chunk's text; a fold's says its children's in brackets. So a report's one
/// statement shows the whole tree it came through.
package struct ScriptedAgent: Agent {
    package let name: String

    /// What was asked.
    package let log: CallLog

    private let rule: @Sendable (CallLog.Entry) async throws -> Answer

    /// What a rule makes of a call.
    package enum Answer: Sendable {
        /// The partial that shows the call.
        case echo
        /// A partial that says nothing.
        case nothing
    }

    /// Makes an agent; `rule` runs inside each call, may wait, and what it throws the call throws.
    package init(
        name: String = "scripted",
        log: CallLog = CallLog(),
        rule: @escaping @Sendable (CallLog.Entry) async throws -> Answer = { _ in .echo }
    ) {
        self.name = name
        self.log = log
        self.rule = rule
    }

    package var version: String? { "scripted" }

    package func map(_ chunk: Chunk) async throws -> Partial {
        let entry = CallLog.Entry.map(chunk: chunk.index, text: chunk.text)
        return try await answer(entry) {
            Statement(text: chunk.text, evidence: [Evidence(range: 0..<chunk.bytes.count)])
        }
    }

    package func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        let statements = partials.flatMap(\.statements)
        return try await answer(.fold(texts: statements.map(\.text), kind: kind)) {
            Statement(
                text: "(" + statements.map(\.text).joined(separator: " ") + ")",
                evidence: statements.flatMap(\.evidence)
            )
        }
    }

    private func answer(_ entry: CallLog.Entry, _ echo: () -> Statement) async throws -> Partial {
        log.begin(entry)
        defer { log.end() }
        return switch try await rule(entry) {
        case .echo: Partial(statements: [echo()])
        case .nothing: Partial()
        }
    }
}
