/// The headers that tell a server's limits.
enum LimitHeaders {
    /// The headers of `limits`, in the manner of the shape.
    ///
    /// - Parameters:
    ///   - limits: The buckets, after the request was counted.
    ///   - shape: Whose manner; Ollama has none.
    ///   - wallTime: Seconds since 1970.
    /// - Returns: Names in small letters, and values.
    static func of(_ limits: CallLimits, shape: LabShape, wallTime: Double) -> [(String, String)] {
        var headers: [(String, String)] = []
        func add(_ name: String, _ bucket: TokenBucket?) {
            guard let bucket else { return }
            switch shape {
            case .openAI:
                headers.append(("x-ratelimit-limit-\(name)", "\(bucket.perMinute)"))
                headers.append(("x-ratelimit-remaining-\(name)", "\(bucket.remaining)"))
                headers.append(("x-ratelimit-reset-\(name)", TimeText.span(bucket.timeToFull)))
            case .anthropic:
                let reset = wallTime + bucket.timeToFull / .seconds(1)
                headers.append(("anthropic-ratelimit-\(name)-limit", "\(bucket.perMinute)"))
                headers.append(("anthropic-ratelimit-\(name)-remaining", "\(bucket.remaining)"))
                headers.append(("anthropic-ratelimit-\(name)-reset", TimeText.rfc3339(reset.rounded(.up))))
            case .ollama: break
            }
        }
        add("requests", limits.requests)
        add(limits.outputTokens == nil ? "tokens" : "input-tokens", limits.tokens)
        add("output-tokens", limits.outputTokens)
        return headers
    }

    /// The headers that say when to come again.
    static func retryAfter(_ wait: Duration, form: RetryAfterForm, wallTime: Double) -> [(String, String)] {
        let seconds = max(0, wait / .seconds(1))
        switch form {
        case .seconds: return [("retry-after", "\(Int(seconds.rounded(.up)))")]
        case .milliseconds:
            return [
                ("retry-after-ms", "\(Int((seconds * 1000).rounded(.up)))"),
                ("retry-after", "\(Int(seconds.rounded(.up)))"),
            ]
        case .date: return [("retry-after", TimeText.http((wallTime + seconds).rounded(.up)))]
        case .none: return []
        }
    }
}
