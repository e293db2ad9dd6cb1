internal import FanfoldCore
internal import FanfoldTestKit

@testable internal import FanfoldEngine

/// A server that answers after a while and refuses what comes too fast, or some at random.
struct SimulatedServer {
    /// Requests a second; `nil` without bound.
    var rate: Double?
    var burst = 10.0 { didSet { level = burst } }
    var announces = false
    var refusedShare = 0.0
    var latency = 0.2
    /// How much a call's latency differs from that, up or down, as a part of it.
    var spread = 0.0
    var refusesAtOnce = false
    /// How long a refusal asks to wait, in seconds.
    var retryAfter: Double?
    /// The most time on the way to the server: what is sent together comes in any order.
    var way = 0.0
    /// What others have left of the burst.
    var level = 0.0
    private var updated = 0.0

    init(rate: Double? = nil, announces: Bool = false, refusedShare: Double = 0) {
        self.rate = rate
        self.announces = announces
        self.refusedShare = refusedShare
        level = burst
    }

    /// Takes a request; an error with the limits in it if it is refused.
    mutating func take(at now: Double, _ random: inout SeededGenerator) -> ModelError? {
        var isRefused = Double(random.below(1_000)) < refusedShare * 1_000
        if let rate {
            level = min(burst, level + (now - updated) * rate)
            updated = now
            if level >= 1 { level -= 1 } else { isRefused = true }
        }
        guard isRefused else { return nil }
        let pause = retryAfter.map { Duration.seconds($0) }
        return ModelError(.rateLimited, "slow down", retryAfter: pause, limits: limits)
    }

    /// What its headers say.
    var limits: ServerLimits? {
        guard let rate, announces else { return nil }
        let reset = Duration.seconds((burst - level) / rate)
        return ServerLimits(
            requests: ServerLimits.Allowance(limit: Int(rate * 60), remaining: Int(level), reset: reset)
        )
    }
}

/// Calls under a limiter's and a retry policy's decisions, event by event, without any clock.
struct CallSimulation {
    private enum Event {
        case arrive(CallPermit, call: Int)
        case end(CallPermit, call: Int, ModelError?, ServerLimits?)
        case retry(call: Int)
        case look
    }

    var server: SimulatedServer
    var random: SeededGenerator
    var sent = 0
    var refused = 0
    var lost = 0
    var time = 0.0
    var mostInFlight = 0
    private(set) var limiter: LimiterState
    private var events: [(time: Double, event: Event)] = []
    private var queue: [Int] = []
    private var nextLook = 0.0
    private var records: [RetryRecord] = []
    private let policy = RetryPolicy()

    init(_ server: SimulatedServer, limits: CallLimits = CallLimits(concurrency: 32), seed: UInt64) {
        self.server = server
        random = SeededGenerator(seed: seed)
        limiter = LimiterState(limits)
    }

    /// The share of all calls that were refused.
    var refusedShare: Double { Double(refused) / Double(sent) }

    /// Makes so many calls, all ready at once.
    mutating func run(calls: Int) {
        queue = Array(0..<calls)
        records = Array(repeating: RetryRecord(), count: calls)
        send()
        while let (now, event) = events.popLast() {
            time = now
            apply(event)
            send()
        }
    }

    private mutating func apply(_ event: Event) {
        switch event {
        case .look: break
        case .retry(let call): queue.append(call)
        case .arrive(let permit, let call): arrive(permit, call)
        case .end(let permit, let call, let error, let limits):
            if let limits { limiter.learn(limits, from: permit, now: .seconds(time)) }
            guard let error else {
                let usage = TokenUsage(promptTokens: 100, answerTokens: 100)
                return limiter.end(permit, .answered(usage), now: .seconds(time))
            }
            limiter.end(permit, .failed(error), now: .seconds(time))
            records[call].refusals += 1
            let draw = Double(random.below(1_000)) / 1_000
            switch policy.decision(for: error, after: records[call], random: draw) {
            case .giveUp: lost += 1
            case .again(let delay): schedule(time + delay.inSeconds, .retry(call: call))
            }
        }
    }

    private mutating func send() {
        while let call = queue.first {
            let need = CallNeed(promptTokens: 100, maxAnswerTokens: 100)
            switch limiter.ask(need, now: .seconds(time)) {
            case .go(let permit):
                queue.removeFirst()
                sent += 1
                mostInFlight = max(mostInFlight, limiter.inFlight)
                guard server.way > 0 else {
                    arrive(permit, call)
                    continue
                }
                let way = server.way * Double(random.below(1_000)) / 1_000
                schedule(time + way, .arrive(permit, call: call))
            case .wait(let until, _):
                if let until, until.inSeconds < nextLook || nextLook <= time {
                    nextLook = until.inSeconds
                    schedule(nextLook, .look)
                }
                return
            }
        }
    }

    private mutating func arrive(_ permit: CallPermit, _ call: Int) {
        let error = server.take(at: time, &random)
        if error != nil { refused += 1 }
        let part = Double(random.below(2_001)) / 1_000 - 1
        let latency = server.latency * (1 + server.spread * part)
        let isAtOnce = error != nil && server.refusesAtOnce
        schedule(
            time + (isAtOnce ? 0.005 : latency),
            .end(permit, call: call, error, error == nil ? server.limits : nil)
        )
    }

    private mutating func schedule(_ time: Double, _ event: Event) {
        let place = events.firstIndex { $0.time <= time } ?? events.endIndex
        events.insert((time, event), at: place)
    }
}
