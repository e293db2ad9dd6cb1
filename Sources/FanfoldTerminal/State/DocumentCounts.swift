/// How many documents have come how far.
struct DocumentCounts: Sendable, Hashable {
    /// Documents in the input.
    var listed = 0
    /// The bytes of their files; 0 if nobody told.
    var listedBytes = 0
    /// The bytes of documents that were not opened, and won't be.
    var doneBytes = 0
    private(set) var open: Set<String> = []
    private(set) var opened = 0
    private var openedBytes = 0
    private(set) var finished = 0
    private(set) var failed = 0
    /// Documents that were as they were.
    var unchanged = 0
    /// Files that are no documents.
    var skipped = 0

    mutating func open(_ name: String, byteCount: Int) {
        guard open.insert(name).inserted else { return }
        opened += 1
        openedBytes += byteCount
    }

    mutating func finish(_ name: String) {
        finished += 1
        open.remove(name)
    }

    mutating func fail(_ name: String, byteCount: Int) {
        failed += 1
        if open.remove(name) != nil {
            opened -= 1
            openedBytes -= byteCount
        }
        doneBytes += byteCount
    }

    /// Documents nothing is left to do for.
    var done: Int { finished + failed + unchanged + skipped }

    /// Documents nobody looked into yet.
    var unseen: Int { max(0, listed - opened - failed - unchanged - skipped) }

    /// How much of that there is for each that was opened: by bytes where they are known.
    var unseenShare: Double {
        guard unseen > 0, opened > 0 else { return 0 }
        guard listedBytes > 0, openedBytes > 0 else { return Double(unseen) / Double(opened) }
        return Double(max(0, listedBytes - openedBytes - doneBytes)) / Double(openedBytes)
    }
}
