internal import FanfoldCore

extension Engine {
    /// Asks an agent, and measures it; a fold that was made before is not made again.
    func perform(
        _ call: CallJob,
        stop: StopRequest,
        memory: (any RunMemory)?
    ) async throws -> JobEnd {
        if let identity = call.identity, let known = memory?.partial(of: identity, by: call.member) {
            let measure = CallMeasure(isStored: true)
            return .called(call, .success(known), measure)
        }
        let meter = CallMeter(elapsed: elapsed)
        let context = CallContext(streams: streams, urgency: call.urgency ?? call.pathLength) { event in
            meter.hear(event)
            hearCall?(call.event, event)
        }
        do {
            let partial = try await CallContext.$current.withValue(context) {
                try await answer(to: call, stop: stop)
            }
            guard let partial else { return .withdrawn(call, meter.measure()) }
            let checked = try call.checked(partial)
            if let identity = call.identity, checked.substitution == nil, checked.omission == nil {
                memory?.keep(checked, of: identity, by: call.member, in: call.event.subject)
            }
            return .called(call, .success(checked), meter.measure())
        } catch let error as AgentError {
            return .called(call, .failure(error), meter.measure())
        } catch let error as ModelError {
            guard error.kind != .withdrawn else { return .withdrawn(call, meter.measure()) }
            return .called(call, .failure(AgentError(error)), meter.measure())
        }
    }

    /// The agent's answer; `nil` if the run was stopped before it was asked.
    private func answer(to call: CallJob, stop: StopRequest) async throws -> Partial? {
        guard !call.question.isSelfPaced else {
            return stop.isRequested ? nil : try await call.question.answer()
        }
        return try await permits.withPermit {
            stop.isRequested ? nil : try await call.question.answer()
        }
    }
}

extension CallJob.Question {
    /// Whether the one who is asked limits its own calls.
    fileprivate var isSelfPaced: Bool {
        switch self {
        case .map(let agent, _), .fold(let agent, _, _): agent is any SelfPacing
        case .aggregate(let aggregator, _, _): aggregator is any SelfPacing
        }
    }

    /// Asks.
    func answer() async throws -> Partial {
        switch self {
        case .map(let agent, let chunk): try await agent.map(chunk)
        case .fold(let agent, let partials, let kind): try await agent.fold(partials, into: kind)
        case .aggregate(let aggregator, let sections, let kind):
            try await aggregator.aggregate(sections, of: kind)
        }
    }
}
