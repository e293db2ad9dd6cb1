internal import FanfoldCore

/// What has come of one request so far.
package struct RetryRecord: Sendable, Hashable {
    /// Attempts that failed and count.
    package var failures = 0
    /// Attempts that the server refused because of its limits.
    package var refusals = 0
    /// Attempts whose answer format was refused.
    package var formatRefusals = 0
    /// Attempts that took too long, of those that failed.
    package var timeouts = 0
    /// Whether something else answers where the request fails.
    package var hasFallback = false
    /// The time since the first refusal.
    package var refusedFor = Duration.zero
    /// The time that the server has refused calls and answered none, as far as this request has seen.
    package var shutOutFor = Duration.zero

    /// For how long calls have found no server that was there before; `nil` where none was ever there.
    package var goneFor: Duration?

    private(set) var refusedAt: Duration?
    private var failedAt: Duration?
    /// When the last attempts ended that found no server, one after the other.
    private var lostAt: [Duration] = []

    /// So many attempts in a row that find no server are more than chance.
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
        if kind == .timedOut { timeouts += 1 }
        failedAt = failedAt ?? now
        lostAt = kind == .unreachable ? lostAt.suffix(Self.lostEnough - 1) + [now] : []
        refusedFor = refusedAt.map { now - $0 } ?? .zero
    }

    /// Since when the server has been as the last failure says; `nil` where one such failure is too few.
    func since(_ kind: ModelError.Kind) -> Duration? {
        switch kind {
        case .unreachable: lostAt.count == min(attempts, Self.lostEnough) ? lostAt.first : nil
        case .rateLimited, .overloaded: refusedAt
        default: failedAt
        }
    }
}
