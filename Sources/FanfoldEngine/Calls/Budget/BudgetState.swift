internal import DequeModule
internal import FanfoldCore

/// What is paid, what is set aside and who waits; a pure value.
///
/// The most urgent call goes first and is waited for, so that none is passed over for ever; one that would not fit
/// even if all that is in flight came to nothing stands aside, and smaller ones pass it.
struct BudgetState: Sendable {
    private struct Waiting {
        var ticket: Int
        var urgency: Int
        var need: Spend
    }

    let caps: BudgetCaps
    private(set) var paid = Spend.zero
    private(set) var reserved = Spend.zero
    /// How many calls have something set aside.
    private(set) var held = 0
    private var queue: Deque<Waiting> = []
    /// Calls that can't fit any more: what is paid stays paid.
    private var aside: [Waiting] = []

    init(_ caps: BudgetCaps) { self.caps = caps }

    /// Sets `need` aside if nobody waits and it fits.
    mutating func enter(_ need: Spend) -> Bool {
        guard queue.isEmpty, caps.hold(paid + reserved + need) else { return false }
        hold(need)
        return true
    }

    /// Takes a call into the queue.
    mutating func join(_ ticket: Int, _ need: Spend, urgency: Int) {
        let place = queue.lastIndex { $0.urgency >= urgency }.map { $0 + 1 } ?? 0
        queue.insert(Waiting(ticket: ticket, urgency: urgency, need: need), at: place)
    }

    /// Takes a call out of the queue.
    mutating func leave(_ ticket: Int) {
        queue.removeAll { $0.ticket == ticket }
        aside.removeAll { $0.ticket == ticket }
    }

    /// Sets aside for whoever may go.
    ///
    /// - Returns: Their tickets.
    mutating func admit() -> [Int] {
        var admitted: [Int] = []
        while let head = queue.first {
            guard caps.hold(paid + head.need) else {
                aside.append(queue.removeFirst())
                continue
            }
            guard caps.hold(paid + reserved + head.need) else { break }
            hold(head.need)
            admitted.append(queue.removeFirst().ticket)
        }
        return admitted
    }

    /// Takes back what was set aside for a call, and counts what it came to.
    mutating func settle(_ need: Spend, at spend: Spend) {
        reserved = reserved - need
        held -= 1
        paid = paid + spend
    }

    /// The least that a waiting call needs, once nothing is in flight and none that waits fits.
    var shortOf: Spend? {
        guard held == 0, queue.isEmpty else { return nil }
        return aside.min { ($0.need.cost, $0.need.tokens) < ($1.need.cost, $1.need.tokens) }?.need
    }

    private mutating func hold(_ need: Spend) {
        reserved = reserved + need
        held += 1
    }
}
