internal import FanfoldCore

/// What has come of one request so far.
package struct RetryRecord: Sendable, Hashable {
    /// Attempts that failed and count.
    package var failures = 0
    /// Attempts that the server refused because of its limits.
    package var refusals = 0
    /// Attempts whose answer format was refused.
    package var formatRefusals = 0
    /// The time since the first refusal.
    package var refusedFor = Duration.zero
    /// The time that the server has refused calls and answered none, as far as this request has seen.
    package var shutOutFor = Duration.zero

    private(set) var refusedAt: Duration?
    private var failedAt: Duration?
    /// The last attempts that found no server, and when the first of them ended.
    private var lost = 0
    private var lostAt: Duration?

    /// So many attempts in a row find no server that is up only by a chance that is no longer worth counting.
    private static let lostEnough = 3

    package init() {}

    /// All attempts that failed.
    package var attempts: Int { failures + refusals + formatRefusals }

    /// Takes one more failure.
    mutating func add(_ kind: ModelError.Kind, now: Duration) {
        switch kind {
        case .rateLimited, .overloaded:
            refusals += 1
            refusedAt = refusedAt ?? now
        case .formatRefused: formatRefusals += 1
        default: failures += 1
        }
        failedAt = failedAt ?? now
        lostAt = kind == .unreachable ? lostAt ?? now : nil
        lost = kind == .unreachable ? lost + 1 : 0
        refusedFor = refusedAt.map { now - $0 } ?? .zero
    }

    /// Since when the request has met what its last failure is; `nil` where one more failure is no sign of it.
    func since(_ kind: ModelError.Kind) -> Duration? {
        switch kind {
        case .unreachable: lost >= min(attempts, Self.lostEnough) ? lostAt : nil
        case .rateLimited, .overloaded: refusedAt
        default: failedAt
        }
    }
}
