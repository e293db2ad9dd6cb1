/// How many documents have come how far.
struct DocumentCounts: Sendable, Hashable {
    /// Documents in the input.
    var listed = 0
    private(set) var open: Set<String> = []
    private(set) var opened = 0
    private(set) var finished = 0
    private(set) var failed = 0
    /// Documents that were as they were.
    var unchanged = 0
    /// Files that are no documents.
    var skipped = 0

    mutating func open(_ name: String) {
        if open.insert(name).inserted { opened += 1 }
    }

    mutating func finish(_ name: String) {
        finished += 1
        open.remove(name)
    }

    mutating func fail(_ name: String) {
        failed += 1
        if open.remove(name) != nil { opened -= 1 }
    }

    /// Documents nothing is left to do for.
    var done: Int { finished + failed + unchanged + skipped }

    /// Documents nobody looked into yet.
    var unseen: Int { max(0, listed - opened - failed - unchanged - skipped) }
}
