/// What kept a run from being faster, and for how much of its time.
public struct RunBounds: Sendable, Hashable {
    /// What a run can be bound by.
    public enum Bound: String, Sendable, Hashable, CaseIterable {
        /// As many calls were in flight as may be.
        case permits
        /// The limit of requests a minute.
        case requests
        /// A limit of tokens a minute.
        case tokens
        /// The server refused calls that came too fast, or asked to be left alone.
        case server
        /// Too few calls were ready: folds wait for their parts.
        case tree
        /// A person held new calls back.
        case held
        /// Calls waited for others to leave some of the run's budget.
        case budget
    }

    /// The share of each in the time that was looked at, from 0 to 1 in thousandths, the greatest first; none of no
    /// share.
    public var shares: [(bound: Bound, share: Double)] {
        let whole = times.values.reduce(Duration.zero, +)
        guard whole > .zero else { return [] }
        return Bound.allCases.compactMap { bound in
            times[bound].map { (bound: bound, share: ($0 / whole * 1000).rounded() / 1000) }
        }
        .sorted { $0.share > $1.share }
    }

    private var times: [Bound: Duration] = [:]

    /// Looks at how the limits of servers stood at moments, each until the server's next.
    ///
    /// Where servers are bound by several things at once, the run is by what is furthest from going on by itself.
    ///
    /// - Parameters:
    ///   - samples: Moments since the run's begin, in order, and how the limits of a server stood.
    ///   - end: The run's end.
    package init(_ samples: [(at: Duration, server: String, state: LimitState)], until end: Duration) {
        var bounds: [String: Bound] = [:]
        for (index, sample) in samples.enumerated() {
            bounds[sample.server] = Bound(sample.state)
            let next = index + 1 < samples.count ? samples[index + 1].at : end
            guard next > sample.at, let bound = Bound.weightiest.first(where: bounds.values.contains) else {
                continue
            }
            times[bound, default: .zero] += next - sample.at
        }
    }

    /// Bounds of a run that asked no model.
    package init() {}

    /// The bounds in words: `bound by permits for 92 %, by the tree's end for 8 %`; empty where none is known.
    package var words: String {
        Self.words(Dictionary(uniqueKeysWithValues: shares.map { ($0.bound, $0.share) }))
    }

    /// Shares in words, the greatest first.
    package static func words(_ shares: [Bound: Double]) -> String {
        let greatest = Bound.allCases.compactMap { bound in shares[bound].map { (bound: bound, share: $0) } }
            .filter { 0.005...1 ~= $0.share }
            .sorted { $0.share > $1.share }
        let parts = zip(greatest, percents(greatest.map(\.share)))
            .map { "by \($0.bound.words) for \($1) %" }
        return parts.isEmpty ? "" : "bound " + parts.joined(separator: ", ")
    }

    /// Shares in whole percents that come to no more than all of them together do.
    private static func percents(_ shares: [Double]) -> [Int] {
        var percents = shares.map { Int(($0 * 100).rounded(.down)) }
        let left = Int((shares.reduce(0, +) * 100).rounded()) - percents.reduce(0, +)
        let rests = shares.indices.sorted {
            shares[$0] * 100 - Double(percents[$0]) > shares[$1] * 100 - Double(percents[$1])
        }
        for index in rests.prefix(max(0, left)) { percents[index] += 1 }
        return percents
    }
}

extension RunBounds.Bound {
    fileprivate static let weightiest: [Self] = [
        .held, .budget, .server, .requests, .tokens, .permits, .tree,
    ]

    /// `nil` before the first call.
    fileprivate init?(_ state: LimitState) {
        switch state.reason {
        case "permit": self = .permits
        case "requests": self = .requests
        case "tokens": self = .tokens
        case "pause", "pace": self = .server
        case "held": self = .held
        case "budget": self = .budget
        default:
            guard state.inFlight > 0 || state.requests > 0 else { return nil }
            self = state.inFlight >= state.cap ? .permits : .tree
        }
    }

    fileprivate var words: String {
        switch self {
        case .permits: "permits"
        case .requests: "requests a minute"
        case .tokens: "tokens a minute"
        case .server: "the server's refusals"
        case .tree: "folds that wait for their parts"
        case .held: "a person's pause"
        case .budget: "the budget"
        }
    }
}
