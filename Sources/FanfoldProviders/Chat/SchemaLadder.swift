internal import FanfoldCore
internal import Synchronization

/// Knows by which format a server takes each schema, and steps down where it refuses.
///
/// A format is given up at the first failure unless it has been seen to work before: servers answer a format
/// that they don't know with all kinds of errors, and 500 is one of them.
final class SchemaLadder: Sendable {
    private struct Standing {
        var rung = 0
        var works = false
    }

    private let formats: [AnswerFormat]
    private let standings = Mutex<[AnswerSchema: Standing]>([:])

    /// Begins at the top.
    ///
    /// - Parameter formats: The best first; below them all, only the prompt asks.
    init(_ formats: [AnswerFormat]) { self.formats = formats }

    /// The format to use now.
    func format(for schema: AnswerSchema) -> AnswerFormat {
        let rung = standings.withLock { $0[schema]?.rung ?? 0 }
        return rung < formats.count ? formats[rung] : .prompt
    }

    /// Notes that a format brought an answer.
    func accept(_ format: AnswerFormat, for schema: AnswerSchema) {
        guard let rung = formats.firstIndex(of: format) else { return }
        standings.withLock {
            if $0[schema]?.rung ?? 0 == rung { $0[schema] = Standing(rung: rung, works: true) }
        }
    }

    /// Steps down from a format, unless it is known to work.
    ///
    /// - Returns: Whether the next attempt will use another format.
    func refuse(_ format: AnswerFormat, for schema: AnswerSchema) -> Bool {
        guard let rung = formats.firstIndex(of: format) else { return false }
        return standings.withLock { standings in
            let standing = standings[schema] ?? Standing()
            // Several requests may have been sent with the same format: only the first steps down.
            guard standing.rung == rung else { return standing.rung > rung }
            guard !standing.works else { return false }
            standings[schema] = Standing(rung: rung + 1)
            return true
        }
    }
}
