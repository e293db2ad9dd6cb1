internal import FanfoldCore

/// The time a run may still take, from the pace of its calls and the longest path to its end.
///
/// Only new calls count, and only time in which one of them waits or runs: answers from the store come at once, and
/// say nothing about the pace of the others; neither does time in which a person holds all of them back.
struct TimeLeft: Sendable, Hashable {
    /// Calls left, by level.
    struct Level: Sendable, Hashable {
        var kind: NodeRow.Kind
        var calls: Double
    }

    /// A call that is under way.
    private struct Call: Sendable, Hashable {
        /// Its level; `nil` where nobody told.
        var kind: NodeRow.Kind?
        /// When it was sent; `nil` for one that waits.
        var sent: Double?
        /// How long the program had slept by then.
        var slept: Double
    }

    /// How much was done at a time; calls that run count in part.
    private struct Mark: Sendable, Hashable {
        var busy: Double
        var work: Double
    }

    private var active: [Int: Call] = [:]
    private var activeSince = 0.0
    private var busyTime = 0.0
    private var isHeld = false
    /// Since when nothing runs because all is held back, and how long that was so before.
    private var idleSince: Double?
    private var idleTime = 0.0
    /// How long the program slept.
    private var sleptTime = 0.0
    private var lastEnd = 0.0
    private var endedCount = 0
    private var newCount = 0
    private var chunks = CallTimes()
    private var folds = CallTimes()
    /// How many of the last calls of each kind of work were new.
    private var newShares = [NewShare](repeating: NewShare(), count: 3)
    private var marks = [Mark(busy: 0, work: 0)]

    /// The mean time of the last new calls, in seconds; `nil` while none has ended.
    var callTime: Double? { (chunks.isEmpty ? folds : chunks).mean }

    /// Takes an attempt.
    mutating func send(_ number: Int, of kind: NodeRow.Kind?, at time: Duration) {
        enter(number, Call(kind: kind, sent: time.inSeconds, slept: sleptTime), at: time.inSeconds)
    }

    /// Takes a call that waits, before its first attempt or the next.
    mutating func wait(_ number: Int, of kind: NodeRow.Kind?, at time: Duration) {
        enter(number, Call(kind: kind, sent: nil, slept: sleptTime), at: time.inSeconds)
    }

    private mutating func enter(_ number: Int, _ call: Call, at now: Double) {
        if active.isEmpty { activeSince = now }
        // Told here and not at the end: stored answers come at once, and would seem to be most of them.
        if active.updateValue(call, forKey: number) == nil { tell(call.kind ?? .chunks, isNew: true) }
        settle(at: now)
    }

    /// Takes that a person holds new calls back, or does so no longer.
    mutating func hold(_ isHeld: Bool, at time: Duration) {
        guard isHeld != self.isHeld else { return }
        self.isHeld = isHeld
        settle(at: time.inSeconds)
    }

    /// Takes that the program did not go on for so long.
    mutating func sleep(_ time: Duration) {
        sleptTime += time.inSeconds
        if !active.isEmpty, idleSince == nil { idleTime += time.inSeconds }
    }

    private mutating func settle(at now: Double) {
        guard isHeld || idleSince != nil else { return }
        let isIdle = isHeld && !active.isEmpty && active.values.allSatisfy { $0.sent == nil }
        if isIdle {
            idleSince = idleSince ?? now
        } else if let since = idleSince {
            idleTime += now - since
            idleSince = nil
        }
    }

    /// Takes a call that is given up.
    mutating func withdraw(_ number: Int, at time: Duration) { _ = leave(number, at: time.inSeconds) }

    /// Gives whether it was under way.
    private mutating func leave(_ number: Int, at now: Double) -> Bool {
        guard active.removeValue(forKey: number) != nil else { return false }
        settle(at: now)
        if active.isEmpty {
            busyTime += now - activeSince
            lastEnd = now
        }
        return true
    }

    private mutating func tell(_ kind: NodeRow.Kind, isNew: Bool) { newShares[kind.work.rawValue].add(isNew) }

    /// Takes a call's end.
    ///
    /// - Parameters:
    ///   - number: The call.
    ///   - isNew: Whether somebody was asked.
    ///   - kind: Its level.
    ///   - ran: How long it ran.
    ///   - time: Now.
    mutating func end(_ number: Int, isNew: Bool, of kind: NodeRow.Kind, ran: Duration, at time: Duration) {
        let now = time.inSeconds
        if isNew, active.isEmpty {
            // Of an agent without a model nothing is told before it ends.
            busyTime += now - max(lastEnd, now - ran.inSeconds)
            lastEnd = now
        }
        let slept = sleptTime - (active[number]?.slept ?? sleptTime)
        if !leave(number, at: now) { tell(kind, isNew: isNew) }
        endedCount += 1
        guard isNew else { return }
        newCount += 1
        let seconds = max(0, ran.inSeconds - slept)
        if kind == .chunks { chunks.add(seconds) } else { folds.add(seconds) }
        let busy = busy(at: now)
        guard busy - marks[marks.count - 1].busy >= max(0.25, busy / 300) else { return }
        marks.append(mark(at: now))
        if let old = marks.lastIndex(where: { $0.busy <= Self.start(busy) }) { marks.removeFirst(old) }
    }

    /// The last third of the run, and 20 s at the least, say how fast it is.
    private static func start(_ busy: Double) -> Double { busy - max(20, busy / 3) }

    private func mark(at now: Double) -> Mark {
        Mark(busy: busy(at: now), work: Double(newCount) + partlyDone(active.values, at: now))
    }

    private func busy(at now: Double) -> Double {
        let idle = idleTime + (idleSince.map { now - $0 } ?? 0)
        return busyTime + (active.isEmpty ? 0 : now - activeSince) - idle
    }

    /// What calls under way have done, in calls.
    private func partlyDone(_ calls: some Sequence<Call>, at now: Double) -> Double {
        guard let mean = callTime, mean > 0 else { return 0 }
        // In whole millionths, so that it is the same in whatever order they come.
        let parts = calls.reduce(0) { sum, call in
            sum + (call.sent.map { Int((min(0.95, max(0, now - $0) / mean) * 1e6).rounded()) } ?? 0)
        }
        return Double(parts) / 1e6
    }

    /// The time left; `nil` while nothing can be said.
    ///
    /// Each level takes the time its calls need at the pace so far, and a call's time at the least: what is above
    /// waits for what is below.
    ///
    /// - Parameters:
    ///   - levels: What is left, calls under way among it, in the order of the work.
    ///   - time: Now.
    ///   - limits: How the limits of each server stand.
    ///   - callTokens: The tokens of a call.
    /// - Returns: The seconds.
    func estimate(
        _ levels: [Level],
        at time: Duration,
        limits: [LimitState] = [],
        callTokens: Double = 0
    ) -> Double? {
        let now = time.inSeconds
        let left = levels.reduce(0) { $0 + $1.calls }
        guard left > 0 else { return 0 }
        guard newCount > 0 else { return endedCount > 0 ? left * now / Double(endedCount) : nil }
        let latest = mark(at: now)
        let first = marks.last { $0.busy <= Self.start(latest.busy) } ?? marks[0]
        let (span, work) = (latest.busy - first.busy, latest.work - first.work)
        guard span > 0, work > 0 else { return nil }
        var (total, all) = (0.0, 0.0)
        for level in levels where level.calls > 0 {
            let underWay = active.values.filter { $0.kind == level.kind }
            let calls = newCalls(of: level, underWay: underWay.count)
            all += calls
            let times = times(level.kind)
            let longest =
                calls <= Double(underWay.count) + 0.5
                ? longestRest(underWay, times, at: now) : times.longest(of: Int(min(calls, 64))) ?? 0
            let open = max(0, calls - partlyDone(underWay, at: now))
            total += max(open * span / work, min(1, calls) * longest)
        }
        return max(total, leastTime(toSend: all - Double(active.count), limits, callTokens))
    }

    /// The calls of a level for which somebody will be asked.
    private func newCalls(of level: Level, underWay: Int) -> Double {
        let open = max(0, level.calls - Double(underWay))
        return min(level.calls, Double(underWay)) + open * newShares[level.kind.work.rawValue].next
    }

    /// The time in which servers' limits let so many calls pass; each server gets its share of them.
    private func leastTime(toSend calls: Double, _ limits: [LimitState], _ callTokens: Double) -> Double {
        let all = limits.reduce(0) { $0 + $1.requests }
        return limits.reduce(0) { longest, limit in
            let share = all > 0 ? Double(limit.requests) / Double(all) : 1
            let seconds = limit.leastSeconds(calls: calls * share, tokens: calls * share * callTokens)
            return max(longest, seconds)
        }
    }

    private func times(_ kind: NodeRow.Kind) -> CallTimes {
        let (own, other) = kind == .chunks ? (chunks, folds) : (folds, chunks)
        // A few may be anything.
        return own.count < min(8, other.count) ? other : own
    }

    /// The longest that one of these calls may still run.
    private func longestRest(_ calls: [Call], _ times: CallTimes, at now: Double) -> Double {
        let mean = times.mean ?? 0
        let youngest = calls.reduce(0) { max($0, $1.sent ?? now) }
        return calls.reduce(0) { longest, call in
            guard let sent = call.sent else { return max(longest, mean) }
            // The others are at least as far.
            guard sent == youngest || now - sent > mean else { return longest }
            return max(longest, times.rest(after: now - sent))
        }
    }
}

extension NodeRow.Kind {
    /// What is like it, as far as answers are stored.
    fileprivate enum Work: Int {
        case chunk, fold, folderFold
    }

    fileprivate var work: Work {
        switch self {
        case .chunks: .chunk
        case .folds, .aggregates: .fold
        case .folderFolds: .folderFold
        }
    }
}
