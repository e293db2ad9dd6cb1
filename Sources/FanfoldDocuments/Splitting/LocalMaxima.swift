/// Picks, from candidates that arrive in order, those that beat all others within a window on both sides.
///
/// Whether a candidate is picked depends on nothing outside its window, so an edit moves only boundaries
/// near it. The start of the stretch counts as a candidate that beats all. Costs amortized constant time a
/// candidate and memory for one window.
struct LocalMaxima {
    /// The tokens on either side within which a picked candidate is the best.
    private let window: Int

    /// Candidates that nothing later has beaten yet, best first.
    private var contenders: [Contender] = []
    private var head = 0

    /// The start beats what comes within a window after it.
    private var reachOfStart: Int

    private struct Contender {
        var candidate: BoundaryCandidate
        var beatsAllBefore: Bool
    }

    init(window: Int) {
        self.window = window
        reachOfStart = window
    }

    /// Takes the next candidate and calls `body` with those that are now known to be picked.
    mutating func add(_ candidate: BoundaryCandidate, _ body: (BoundaryCandidate) -> Void) {
        settle(upTo: candidate.tokens - window, body)
        while contenders.count > head, let last = contenders.last, candidate.beats(last.candidate) {
            contenders.removeLast()
        }
        let beatsAllBefore = contenders.count == head && candidate.tokens > reachOfStart
        contenders.append(Contender(candidate: candidate, beatsAllBefore: beatsAllBefore))
    }

    /// Begins anew at `tokens`, as at the start of a stretch.
    mutating func restart(at tokens: Int) {
        contenders = []
        head = 0
        reachOfStart = tokens + window
    }

    /// Ends the stretch at `tokens`; the end, too, beats what comes within a window before it.
    mutating func finish(at tokens: Int, _ body: (BoundaryCandidate) -> Void) {
        settle(upTo: tokens - window, body)
        restart(at: tokens)
    }

    /// Settles the contenders whose window has been seen whole.
    private mutating func settle(upTo tokens: Int, _ body: (BoundaryCandidate) -> Void) {
        while head < contenders.count, contenders[head].candidate.tokens < tokens {
            if contenders[head].beatsAllBefore { body(contenders[head].candidate) }
            head += 1
        }
        if head > 64, head * 2 > contenders.count {
            contenders.removeFirst(head)
            head = 0
        }
    }
}
