internal import DequeModule
internal import FanfoldCore

extension CallLimiter {
    typealias Waiter = CheckedContinuation<Turn, any Error>

    /// What a waiting call is told.
    enum Turn: Sendable {
        case go(CallPermit)
        /// It is the head of the queue, and has to look again at this time.
        case timer(until: Duration)
    }

    /// Where a call stands.
    struct Place: Sendable {
        var ticket: Int
        var urgency: Int
        var need: CallNeed
        /// Whether it joins the queue; a head that waits anew keeps its place.
        var isFirst: Bool
    }

    struct Wake: Sendable {
        var waiter: Waiter
        var turn: Turn
    }

    private struct Queued {
        var ticket: Int
        var urgency: Int
        var need: CallNeed
        /// Gone while its task changes over to keeping the timer.
        var waiter: Waiter?
    }

    /// Decides under the lock; continuations are resumed outside it.
    struct State {
        var limiter: LimiterState
        private(set) var closed: ModelError?
        private var queue: Deque<Queued> = []
        private var lastTicket = 0
        /// The time for which the head of the queue keeps a timer.
        private var timer: (ticket: Int, deadline: Duration)?
        private var reason: WaitReason?

        init(limiter: LimiterState) { self.limiter = limiter }

        mutating func nextTicket() -> Int {
            lastTicket += 1
            return lastTicket
        }

        /// A call comes; it goes at once if nobody waits and the limits allow it.
        mutating func enter(_ need: CallNeed, now: Duration) throws(ModelError) -> Admission {
            if let closed { throw closed }
            if let refusal = limiter.refusal(of: need) { throw refusal }
            guard queue.isEmpty else { return .wait(until: nil, .permit) }
            return limiter.ask(need, now: now)
        }

        mutating func join(_ place: Place, _ waiter: Waiter) {
            if !place.isFirst, let index = queue.firstIndex(where: { $0.ticket == place.ticket }) {
                queue[index].waiter = waiter
            } else {
                let end = queue.lastIndex { $0.urgency >= place.urgency }.map { $0 + 1 } ?? 0
                queue.insert(
                    Queued(
                        ticket: place.ticket,
                        urgency: place.urgency,
                        need: place.need,
                        waiter: waiter
                    ),
                    at: end
                )
            }
        }

        /// Takes a call out of the queue.
        @discardableResult
        mutating func leave(_ ticket: Int) -> Waiter? {
            guard let index = queue.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            if timer?.ticket == ticket { timer = nil }
            return queue.remove(at: index).waiter
        }

        /// Lets go whoever may go, and has the head keep a timer where time is what it waits for.
        mutating func admit(now: Duration) -> [Wake] {
            var wakes: [Wake] = []
            // A head that changes over to its timer looks again as soon as it waits.
            while let head = queue.first, let waiter = head.waiter {
                switch limiter.ask(head.need, now: now) {
                case .go(let permit):
                    leave(head.ticket)
                    wakes.append(Wake(waiter: waiter, turn: .go(permit)))
                case .wait(let until, let why):
                    reason = why
                    guard let until else {
                        timer = nil
                        return wakes
                    }
                    if let timer, timer.ticket == head.ticket, timer.deadline <= until {
                        self.timer?.deadline = until
                        return wakes
                    }
                    timer = (head.ticket, until)
                    queue[0].waiter = nil
                    wakes.append(Wake(waiter: waiter, turn: .timer(until: until)))
                    return wakes
                }
            }
            return wakes
        }

        /// When the head has to look again; without a time the timer of the ticket's call is over.
        mutating func nextDeadline(of ticket: Int) -> Duration? {
            guard let timer, timer.ticket == ticket else { return nil }
            guard let head = queue.first, head.ticket == ticket, head.waiter != nil else {
                self.timer = nil
                return nil
            }
            return timer.deadline
        }

        mutating func close(_ reason: ModelError) -> [Waiter] {
            closed = reason
            defer { queue.removeAll() }
            return queue.compactMap(\.waiter)
        }

        mutating func snapshot(now: Duration) -> LimiterSnapshot {
            limiter.advance(to: now)
            let pause = limiter.pausedUntil - now.inSeconds
            return LimiterSnapshot(
                inFlight: limiter.inFlight,
                cap: limiter.cap,
                waiting: queue.count,
                reason: queue.isEmpty ? nil : reason,
                requests: limiter.requestWindow.total,
                requestLimit: limiter.requestLimit,
                tokens: limiter.tokenWindow.total,
                tokenLimit: limiter.tokenLimit,
                pace: limiter.pace.rate(now: now.inSeconds),
                pause: pause > 0 ? .seconds(pause) : nil
            )
        }
    }
}
