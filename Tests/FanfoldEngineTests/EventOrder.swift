internal import FanfoldCore

/// What the events of a run must keep to.
enum EventOrder {
    /// Calls that end without a start or twice, or have no end; calls before their document is opened or
    /// after its report.
    static func flaws(_ events: [RunEvent]) -> [String] {
        var flaws: [String] = []
        var running: Set<RunEvent.Call> = []
        var seen: Set<RunEvent.Call> = []
        var opened: Set<String> = []
        var finished: Set<String> = []
        for event in events {
            switch event {
            case .opened(let document, _, _, _, _):
                if !opened.insert(document).inserted { flaws.append("\(document) is opened twice") }
            case .callStarted(let call):
                if !seen.insert(call).inserted { flaws.append("\(call) starts twice") }
                running.insert(call)
                if call.kind == .document, !opened.contains(call.subject) { flaws.append("\(call) is early") }
                if finished.contains(name(call)) { flaws.append("\(call) is late") }
            case .callEnded(let call, _, _):
                if running.remove(call) == nil { flaws.append("\(call) ends without a start") }
            case .finished(let result):
                if !finished.insert(result.name).inserted { flaws.append("\(result.name) ends twice") }
            case .folded(let result):
                if !finished.insert(result.name + "/").inserted { flaws.append("\(result.name)/ ends twice") }
            case .started, .unchanged, .skipped, .failed, .diagnosed:
                break
            }
        }
        return flaws + running.map { "\($0) has no end" }.sorted()
    }

    /// The document or folder whose part in the run an event ends.
    static func subjectOfEnd(_ event: RunEvent) -> String? {
        switch event {
        case .finished(let result): result.name
        case .folded(let result): result.name + "/"
        case .skipped(let document, _), .failed(let document, _, _): document
        case .started, .opened, .callStarted, .callEnded, .unchanged, .diagnosed: nil
        }
    }

    static func isCallStart(_ event: RunEvent) -> Bool {
        if case .callStarted = event { true } else { false }
    }

    static func isFailedCall(_ event: RunEvent, reason: String, hint: String?) -> Bool {
        if case .callEnded(_, .failed(reason, hint), _) = event { true } else { false }
    }

    private static func name(_ call: RunEvent.Call) -> String {
        call.kind == .folder ? call.subject + "/" : call.subject
    }
}
