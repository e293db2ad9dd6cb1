package import FanfoldCore

extension RunEntry {
    /// Notes how a run ended that gave a result.
    ///
    /// - Parameters:
    ///   - result: What came of it.
    ///   - time: When it ended.
    package mutating func end(_ result: RunResult, at time: WallTime) {
        ended = time
        wallSeconds = result.wallTime / .seconds(1)
        timing = RunTiming(result)
        if let limit = result.spentLimit {
            outcome = .stopped
            stop = limit.kind == .budget ? .budget : .deadline
            (message, hint) = (limit.message, limit.hint)
        } else {
            outcome = !result.isComplete ? .interrupted : result.isWhole ? .done : .gaps
        }
    }

    /// Notes how a run ended that gave none.
    ///
    /// - Parameters:
    ///   - error: Why not.
    ///   - time: When it ended.
    package mutating func end(_ error: any Error, at time: WallTime) {
        ended = time
        wallSeconds = Double(max(0, time.seconds - started.seconds))
        switch error {
        case is CancellationError:
            outcome = .interrupted
        case let error as RunError:
            stop = Self.stop(of: error)
            if let agentError = error.underlying as? AgentError {
                figures.failures[agentError.kind ?? "other", default: 0] += 1
            }
            outcome = stop == nil ? .failed : .stopped
            (message, hint) = (error.message, error.hint)
        default:
            outcome = .failed
            message = "\(error)"
        }
    }

    /// Why a run stopped by itself; `nil` for one that can't go on as it is.
    private static func stop(of error: RunError) -> RunStop? {
        switch error.code {
        case .output: .output
        case .agentStopped: stop(ofKind: (error.underlying as? AgentError)?.kind)
        default: error.underlying is StoreError ? .store : nil
        }
    }

    /// Why a run stopped by itself, by the kind of its last call's failure.
    private static func stop(ofKind kind: String?) -> RunStop {
        switch kind.flatMap(ModelError.Kind.init(rawValue:)) {
        case .budgetSpent?: .budget
        case .quotaExhausted?: .quota
        case .overLimit?: .limit
        case .serverDown?, .unreachable?: .server
        case .badKey?, .unknownModel?, .badRequest?: .refused
        case .storeFailed?: .store
        default: .other
        }
    }
}
