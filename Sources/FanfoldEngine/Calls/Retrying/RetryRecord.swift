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

    package init() {}

    /// All attempts that failed.
    package var attempts: Int { failures + refusals + formatRefusals }

    /// Takes one more failure.
    mutating func add(_ kind: ModelError.Kind) {
        switch kind {
        case .rateLimited, .overloaded: refusals += 1
        case .formatRefused: formatRefusals += 1
        default: failures += 1
        }
    }
}
