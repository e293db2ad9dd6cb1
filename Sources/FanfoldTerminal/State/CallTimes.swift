/// How long the last calls took, in seconds.
struct CallTimes: Sendable, Hashable {
    private var last: [Double] = []
    private var next = 0
    private var sum = 0.0

    private static let kept = 256

    /// How many are remembered.
    var count: Int { last.count }

    var isEmpty: Bool { last.isEmpty }

    /// The mean time; `nil` without calls.
    var mean: Double? { last.isEmpty ? nil : sum / Double(last.count) }

    mutating func add(_ seconds: Double) {
        sum += seconds
        if last.count < Self.kept {
            last.append(seconds)
        } else {
            sum -= last[next]
            last[next] = seconds
            next = (next + 1) % Self.kept
        }
    }

    /// The longest of so many calls, as it is to be expected; `nil` without calls.
    func longest(of count: Int) -> Double? {
        guard count > 1 else { return mean }
        var (sum, before) = (0.0, 0.0)
        for (index, time) in last.sorted().enumerated() {
            // The chance that none takes longer.
            let share = Double(index + 1) / Double(last.count)
            let chance = repeatElement(share, count: count).reduce(1, *)
            sum += time * (chance - before)
            before = chance
        }
        return mean.map { $0 + 0.2 * (sum - $0) }
    }

    /// How much longer a call goes on that has run for so long, as those that took longer did.
    func rest(after seconds: Double) -> Double {
        var (rest, count) = (0.0, 0)
        for time in last where time > seconds {
            rest += time - seconds
            count += 1
        }
        // None took so long: who knows, but what was slow stays slow for a while.
        return count > 0 ? rest / Double(count) : 0.3 * seconds
    }
}
