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
    private static let leastSpan = 2.0

    mutating func add(_ entry: Entry) {
        if entries.count == Self.most { entries.removeFirst() }
        entries.append(entry)
    }

    /// How many calls a second were answered and refused in the last few seconds.
    func rates(now: Double) -> (answered: Double, refused: Double) {
        // At least some seconds, since what a full bucket lets through at first is no lasting rate.
        let oldest = entries.first?.endedAt ?? now
        let isFull = entries.count == Self.most
        let span = isFull ? min(Self.span, max(now - oldest, 0.01)) : min(Self.span, max(now, Self.leastSpan))
        var (answered, refused) = (0, 0)
        for entry in entries.reversed() {
            if entry.endedAt < now - span { break }
            if entry.isRefusal { refused += 1 } else { answered += 1 }
        }
        return (Double(answered) / span, Double(refused) / span)
    }

    /// How many calls a second were answered of those sent after the first that was refused in the same
    /// seconds: where a limit is real, that is the limit.
    func rateAfterRefusal(now: Double) -> Double {
        let recent = entries.suffix(while: { $0.endedAt >= now - Self.span })
        guard let first = recent.lazy.filter(\.isRefusal).map(\.sentAt).min() else { return 0 }
        let answered = recent.count { !$0.isRefusal && $0.sentAt >= first }
        return Double(answered) / max(now - first, 0.05)
    }

    /// The share of refusals among the last `count` calls sent at or after `time`; `nil` if they are fewer.
    func share(ofLast count: Int, sentSince time: Double) -> Double? {
        var (seen, refused) = (0, 0)
        for entry in entries.reversed() where entry.sentAt >= time {
            seen += 1
            if entry.isRefusal { refused += 1 }
            if seen == count { return Double(refused) / Double(count) }
        }
        return nil
    }
}

extension Deque where Element == Outcomes.Entry {
    fileprivate func suffix(while isIncluded: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, isIncluded(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
