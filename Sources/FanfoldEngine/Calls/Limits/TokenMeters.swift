internal import FanfoldCore

/// The limits of one server that count tokens, given by the user or told by the server.
struct TokenMeters: Sendable {
    /// Which tokens a limit counts.
    enum Scope: CaseIterable {
        case all, input, output

        func tokens(input: Int, output: Int) -> Int {
            switch self {
            case .all: input + output
            case .input: input
            case .output: output
            }
        }

        var noun: String {
            switch self {
            case .all: "tokens"
            case .input: "input tokens"
            case .output: "output tokens"
            }
        }
    }

    private(set) var given: [(scope: Scope, meter: MinuteMeter)] = []
    private(set) var told: [(scope: Scope, allowance: AnnouncedAllowance)] = []

    init(_ limits: CallLimits) {
        for (scope, limit) in [
            (Scope.all, limits.tokens), (.input, limits.inputTokens), (.output, limits.outputTokens),
        ] {
            if let limit { given.append((scope, MinuteMeter(limit: limit))) }
        }
    }

    /// Whether any limit counts tokens.
    var isEmpty: Bool { given.isEmpty && told.isEmpty }

    /// When a call with so many tokens can be sent; `nil` for now.
    mutating func time(input: Int, output: Int, now: Double) -> Double? {
        var latest: Double?
        for index in given.indices {
            let tokens = given[index].scope.tokens(input: input, output: output)
            // What is expected is no more than the limit: a request that can never fit was refused before.
            let fitting = min(tokens, given[index].meter.limit)
            latest = later(latest, given[index].meter.time(for: fitting, now: now))
        }
        for index in told.indices {
            let tokens = told[index].scope.tokens(input: input, output: output)
            latest = later(latest, told[index].allowance.time(for: tokens, now: now))
        }
        return latest
    }

    mutating func take(input: Int, output: Int, permit: Int, now: Double) {
        for index in given.indices {
            given[index].meter.take(given[index].scope.tokens(input: input, output: output), now: now)
        }
        for index in told.indices {
            let tokens = told[index].scope.tokens(input: input, output: output)
            told[index].allowance.take(tokens, permit: permit)
        }
    }

    /// Corrects what was set aside by what was used.
    mutating func settle(input: Int, output: Int, now: Double) {
        for index in given.indices {
            given[index].meter.settle(given[index].scope.tokens(input: input, output: output), now: now)
        }
    }

    /// Takes what the headers of an answer tell; the amounts are what was sent after its request.
    mutating func learn(
        _ limits: ServerLimits,
        from permit: CallPermit,
        inputAfter: Int,
        outputAfter: Int,
        now: Double
    ) {
        for (scope, told) in [
            (Scope.all, limits.tokens), (.input, limits.inputTokens), (.output, limits.outputTokens),
        ] {
            guard let told else { continue }
            let index: Int
            if let known = self.told.firstIndex(where: { $0.scope == scope }) {
                index = known
            } else {
                index = self.told.count
                self.told.append((scope, AnnouncedAllowance()))
            }
            self.told[index].allowance.learn(
                told,
                permit: permit.number,
                sentAt: permit.sentAt.inSeconds,
                sentAfter: Double(scope.tokens(input: inputAfter, output: outputAfter)),
                now: now
            )
        }
    }

    /// The limit that a request can never keep, with what it needs.
    func broken(by need: CallNeed) -> (needed: Int, limit: Int, noun: String)? {
        let answer = need.maxAnswerTokens ?? 0
        for (scope, meter) in given {
            let needed = scope.tokens(input: need.promptTokens, output: answer)
            if needed > meter.limit { return (needed, meter.limit, scope.noun) }
        }
        // Servers that count written tokens apart count those that are written, not those that may be.
        for (scope, allowance) in told where scope != .output {
            let needed = scope.tokens(input: need.promptTokens, output: answer)
            if let limit = allowance.limit, needed > limit { return (needed, limit, scope.noun) }
        }
        return nil
    }

    private func later(_ left: Double?, _ right: Double?) -> Double? {
        guard let left, let right else { return left ?? right }
        return max(left, right)
    }
}
