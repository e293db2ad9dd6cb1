internal import FanfoldCore

/// The calls that a run's end waited for, one after the other.
///
/// From the last call back, each is the one whose end made the next possible: of the calls below it, the one that
/// ended last. An event tells no tree, so what is below a fold is taken to be what its agent did at a lower level in the
/// same document, or in the folder.
struct LongestPath {
    /// The calls' numbers, from 1, the last of the run first.
    let calls: [Int]

    init(_ trace: RunTrace) {
        let last = trace.calls.indices.max { trace.calls[$0].to < trace.calls[$1].to }
        var path: [Int] = []
        var next = last
        // By end, so that a search goes back from a moment.
        let byEnd = trace.calls.indices.sorted { trace.calls[$0].to < trace.calls[$1].to }
        var place = byEnd.count
        while let index = next {
            path.append(index + 1)
            let call = trace.calls[index]
            next = nil
            while place > 0 {
                place -= 1
                let earlier = byEnd[place]
                guard trace.calls[earlier].to <= call.from, earlier != index else { continue }
                if Self.isBelow(trace.calls[earlier], call) {
                    next = earlier
                    break
                }
            }
        }
        calls = path
    }

    private static func isBelow(_ lower: RunTrace.Call, _ upper: RunTrace.Call) -> Bool {
        switch (lower.kind, upper.kind) {
        case (.folder, .document): false
        case (.document, .document): lower.subject == upper.subject && lower.level < upper.level
        case (.document, .folder):
            upper.subject.isEmpty || lower.subject.utf8.starts(with: (upper.subject + "/").utf8)
        case (.folder, .folder):
            lower.subject == upper.subject
                ? lower.level < upper.level
                : upper.subject.isEmpty || lower.subject.utf8.starts(with: (upper.subject + "/").utf8)
        }
    }
}
