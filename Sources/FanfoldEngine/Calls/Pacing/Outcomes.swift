internal import DequeModule

/// How the last calls ended: answered or refused, and when.
struct Outcomes: Sendable {
    struct Entry {
        var sentAt: Double
        var endedAt: Double
        var isRefusal: Bool
    }

    private var entries: Deque<Entry> = []
    private static let most = 512
    private static let span = 5.0
    /// What a full bucket lets through in a moment is no lasting rate.
    private static let leastSpan = 2.0

    mutating func add(_ entry: Entry) {
        if entries.count == Self.most { entries.removeFirst() }
        entries.append(entry)
    }

    /// How many calls a second were answered in the last few seconds.
    func answerRate(now: Double) -> Double {
        let oldest = entries.first?.endedAt ?? now
        let isFull = entries.count == Self.most
        let known = isFull ? max(now - oldest, 0.01) : max(now, Self.leastSpan)
        let span = min(Self.span, known)
        let start = now - span
        var answered = 0
        for entry in entries.reversed() {
            if entry.endedAt < start { break }
            if !entry.isRefusal { answered += 1 }
        }
        return Double(answered) / span
    }

    /// The last `count` calls, and how many of them were refused.
    func tally(ofLast count: Int) -> RefusalNoise.Tally {
        let last = entries.suffix(count)
        return RefusalNoise.Tally(count: last.count, refused: last.count(where: \.isRefusal))
    }

    /// The share of refusals among the last `count` calls sent after `time`; `nil` if they are fewer.
    func refusedShare(ofLast count: Int, sentAfter time: Double) -> Double? {
        var (seen, refused) = (0, 0)
        for entry in entries.reversed() where entry.sentAt > time {
            seen += 1
            if entry.isRefusal { refused += 1 }
            if seen == count { return Double(refused) / Double(count) }
        }
        return nil
    }
}
