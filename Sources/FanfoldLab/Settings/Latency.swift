#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// How long a server takes to answer.
package enum Latency: Sendable, Hashable {
    /// Always the same.
    case fixed(Duration)
    /// Evenly spread between two times.
    case uniform(Duration, Duration)
    /// Mostly near the median, sometimes much longer; `sigma` is the spread of the logarithm.
    case logNormal(median: Duration, sigma: Double)

    /// Reads `fixed:200`, `uniform:100,300` or `lognormal:200,0.5`, in milliseconds.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        let numbers = parts[1].split(separator: ",", omittingEmptySubsequences: false)
            .map { Double($0) ?? -1 }
        guard numbers.allSatisfy({ $0 >= 0 && $0 <= Self.mostMilliseconds }) else { return nil }
        switch (parts[0], numbers.count) {
        case ("fixed", 1): self = .fixed(.milliseconds(numbers[0]))
        case ("uniform", 2) where numbers[0] <= numbers[1]:
            self = .uniform(.milliseconds(numbers[0]), .milliseconds(numbers[1]))
        case ("lognormal", 2) where numbers[1] <= 5:
            self = .logNormal(median: .milliseconds(numbers[0]), sigma: numbers[1])
        default: return nil
        }
    }

    private static let mostMilliseconds = 86_400_000.0

    /// Draws a time.
    func delay(_ draws: inout PromptDraws) -> Duration {
        switch self {
        case .fixed(let time): return time
        case .uniform(let least, let most): return least + (most - least) * draws.next()
        case .logNormal(let median, let sigma):
            // Box and Muller's way from two even draws to a normal one; 1 - x is never 0.
            let normal = (-2 * log(1 - draws.next())).squareRoot() * cos(2 * .pi * draws.next())
            return median * exp(sigma * normal)
        }
    }
}
