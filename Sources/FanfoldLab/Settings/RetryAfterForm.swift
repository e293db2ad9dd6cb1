/// How an answer with status 429 says when to come again.
package enum RetryAfterForm: String, Sendable, CaseIterable {
    /// `retry-after` in whole seconds.
    case seconds
    /// `retry-after-ms` beside `retry-after`.
    case milliseconds = "ms"
    /// `retry-after` as an HTTP date.
    case date
    /// Not at all.
    case none
}
