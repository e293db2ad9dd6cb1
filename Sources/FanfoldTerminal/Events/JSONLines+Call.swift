internal import FanfoldCore

extension JSONLines {
    /// Writes what happens to a call; nothing for what concerns none.
    mutating func writeCall(_ event: WatchEvent) {
        switch event {
        case .callStarted(let number, let call):
            begin("callStarted", number)
            member("agent", call.agent)
            member("subject", call.subject)
            member("kind", call.kind.rawValue)
            member("level", call.level)
            member("node", call.node)
        case .callWaiting(let number): begin("callWaiting", number)
        case .callSent(let number, let attempt):
            begin("callSent", number)
            member("attempt", attempt)
        case .callText(let number, let text):
            begin("callText", number)
            member("text", text)
        case .callFailed(let number, let kind):
            begin("callFailed", number)
            member("kind", kind)
        case .callRetrying(let number, let kind, let reason, let delay):
            begin("callRetrying", number)
            member("kind", kind)
            member("reason", reason)
            member("afterSeconds", delay)
        case .callAnswered(let number, let usage):
            begin("callAnswered", number)
            members(of: usage)
        case .callCharged(let number, let cost):
            begin("callCharged", number)
            member("cost", cost)
        case .callJoined(let number): begin("callJoined", number)
        case .callStored(let number, let usage, let cost):
            begin("callStored", number)
            members(of: usage)
            member("cost", cost)
        case .callEnded(let number, let ending, let waited, let ran):
            begin("callEnded", number)
            members(of: ending)
            member("waitedSeconds", waited)
            member("ranSeconds", ran)
        case .started, .opened, .finished, .unchanged, .folded, .skipped, .failed, .diagnosed, .limits,
            .slept,
            .ended:
            break
        }
    }

    private mutating func begin(_ event: String, _ number: Int) {
        member("event", event)
        member("call", number)
    }

    private mutating func members(of usage: TokenUsage) {
        member("promptTokens", usage.promptTokens)
        member("cachedTokens", usage.cachedTokens)
        member("answerTokens", usage.answerTokens)
        member("isEstimated", usage.isEstimated)
    }

    private mutating func members(of ending: WatchEvent.Ending) {
        switch ending {
        case .answered: member("ending", "answered")
        case .withdrawn: member("ending", "withdrawn")
        case .failed(let reason, let kind, let hint):
            member("ending", "failed")
            member("reason", reason)
            member("failure", kind)
            member("hint", hint)
        }
    }
}
