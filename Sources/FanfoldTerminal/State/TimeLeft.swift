internal import FanfoldCore

/// The time a run may still take, from the pace of its calls and the longest path to its end.
///
/// Only new calls count, and only time in which one of them waits or runs: answers from the store come at once, and
/// say nothing about the pace of the others; neither does time in which a person holds all of them back.
struct TimeLeft: Sendable, Hashable {
    /// What a call is for.
    enum Work: Int, Sendable {
        case chunk, fold, folderFold
    }

    /// Calls left, by level.
    struct Level: Sendable, Hashable {
        var calls: Double
        var work: Work
    }

    /// How much was done at a time; calls that run count in part.
    private struct Mark: Sendable, Hashable {
        var busy: Double
        var work: Double
    }

    /// When each call that is under way was sent; nothing for one that waits.
    private var active: [Int: Double?] = [:]
    private var activeSince = 0.0
    private var busyTime = 0.0
    private var isHeld = false
    /// Since when nothing runs because all is held back, and how long that was so before.
    private var idleSince: Double?
    private var idleTime = 0.0
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
    mutating func send(_ number: Int, at time: Duration) { enter(number, time.inSeconds, at: time.inSeconds) }

    /// Takes a call that waits, before its first attempt or the next.
    mutating func wait(_ number: Int, at time: Duration) { enter(number, nil, at: time.inSeconds) }

    private mutating func enter(_ number: Int, _ sent: Double?, at now: Double) {
        if active.isEmpty { activeSince = now }
        active[number] = .some(sent)
        settle(at: now)
    }

    /// Takes that a person holds new calls back, or does so no longer.
    mutating func hold(_ isHeld: Bool, at time: Duration) {
        guard isHeld != self.isHeld else { return }
        self.isHeld = isHeld
        settle(at: time.inSeconds)
    }

    private mutating func settle(at now: Double) {
        guard isHeld || idleSince != nil else { return }
        let isIdle = isHeld && !active.isEmpty && active.values.allSatisfy { $0 == nil }
        if isIdle {
            idleSince = idleSince ?? now
        } else if let since = idleSince {
            idleTime += now - since
            idleSince = nil
        }
    }

    /// Takes a call that is given up.
    mutating func withdraw(_ number: Int, at time: Duration) { leave(number, at: time.inSeconds) }

    private mutating func leave(_ number: Int, at now: Double) {
        guard active.removeValue(forKey: number) != nil else { return }
        settle(at: now)
        guard active.isEmpty else { return }
        busyTime += now - activeSince
        lastEnd = now
    }

    /// Takes a call's end.
    ///
    /// - Parameters:
    ///   - number: The call.
    ///   - isNew: Whether somebody was asked.
    ///   - work: What it is for.
    ///   - ran: How long it ran.
    ///   - time: Now.
    mutating func end(_ number: Int, isNew: Bool, work: Work, ran: Duration, at time: Duration) {
        let now = time.inSeconds
        if isNew, active.isEmpty {
            // Of an agent without a model nothing is told before it ends.
            busyTime += now - max(lastEnd, now - ran.inSeconds)
            lastEnd = now
        }
        leave(number, at: now)
        endedCount += 1
        newShares[work.rawValue].add(isNew)
        guard isNew else { return }
        newCount += 1
        if work != .chunk { folds.add(ran.inSeconds) } else { chunks.add(ran.inSeconds) }
        let busy = busy(at: now)
        guard busy - marks[marks.count - 1].busy >= max(0.25, busy / 300) else { return }
        marks.append(mark(at: now))
        if let old = marks.lastIndex(where: { $0.busy <= Self.start(busy) }) { marks.removeFirst(old) }
    }

    /// The last third of the run, and 20 s at the least, say how fast it is.
    private static func start(_ busy: Double) -> Double { busy - max(20, busy / 3) }

    private func mark(at now: Double) -> Mark {
        Mark(busy: busy(at: now), work: Double(newCount) + partlyDone(at: now))
    }

    private func busy(at now: Double) -> Double {
        let idle = idleTime + (idleSince.map { now - $0 } ?? 0)
        return busyTime + (active.isEmpty ? 0 : now - activeSince) - idle
    }

    private func partlyDone(at now: Double) -> Double {
        guard let mean = (chunks.isEmpty ? folds : chunks).mean, mean > 0 else { return 0 }
        return active.values.reduce(0) { $0 + ($1.map { min(0.95, max(0, now - $0) / mean) } ?? 0) }
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
        var running = Double(active.count)
        var partly = partlyDone(at: now)
        var total = 0.0
        for level in levels where level.calls > 0 {
            let calls = newCalls(of: level)
            let isUnderWay = calls <= running + 0.5
            let longest =
                isUnderWay ? longestRest(level, at: now) : times(level).longest(of: Int(min(calls, 64))) ?? 0
            total += max(max(0, calls - partly) * span / work, min(1, calls) * longest)
            partly = max(0, partly - calls)
            running = max(0, running - calls)
        }
        let unsent = levels.reduce(0) { $0 + newCalls(of: $1) } - Double(active.count)
        return max(total, leastTime(toSend: unsent, limits, callTokens))
    }

    /// The calls of a level for which somebody will be asked.
    private func newCalls(of level: Level) -> Double { level.calls * newShares[level.work.rawValue].next }

    /// The time in which servers' limits let so many calls pass; each server gets its share of them.
    private func leastTime(toSend calls: Double, _ limits: [LimitState], _ callTokens: Double) -> Double {
        let all = limits.reduce(0) { $0 + $1.requests }
        return limits.reduce(0) { longest, limit in
            let share = all > 0 ? Double(limit.requests) / Double(all) : 1
            let seconds = limit.leastSeconds(calls: calls * share, tokens: calls * share * callTokens)
            return max(longest, seconds)
        }
    }

    private func times(_ level: Level) -> CallTimes {
        level.work != .chunk ? (folds.isEmpty ? chunks : folds) : (chunks.isEmpty ? folds : chunks)
    }

    /// The longest that a call under way may still run.
    private func longestRest(_ level: Level, at now: Double) -> Double {
        let times = times(level)
        let youngest = active.values.reduce(0) { max($0, $1 ?? now) }
        return active.values.reduce(0) { longest, sent in
            guard let sent else { return max(longest, times.mean ?? 0) }
            // The others are at least as far.
            guard sent == youngest || now - sent > (times.mean ?? 0) else { return longest }
            return max(longest, times.rest(after: now - sent))
        }
    }
}
