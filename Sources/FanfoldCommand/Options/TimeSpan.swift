internal import ArgumentParser

/// A length of time, written as a number with a unit.
struct TimeSpan: ExpressibleByArgument {
    let duration: Duration

    /// Reads a whole number and one of ms, s, m, h and d; seconds without a unit.
    init?(argument: String) {
        let digits = argument.prefix(while: \.isNumber)
        let milliseconds = ["ms": 1, "": 1000, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
        guard let number = Int(digits), number > 0, number < 1_000_000_000,
            let factor = milliseconds[argument.dropFirst(digits.count).lowercased()]
        else { return nil }
        duration = .milliseconds(number * factor)
    }
}
