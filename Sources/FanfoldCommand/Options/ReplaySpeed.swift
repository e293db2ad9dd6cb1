internal import ArgumentParser

/// How fast a run is played again.
struct ReplaySpeed: ExpressibleByArgument {
    /// How many times as fast as it was; `nil` for as fast as can be.
    let factor: Double?

    /// Reads a number such as `2` or `0.5`, or `max`.
    init?(argument: String) {
        guard argument != "max" else {
            factor = nil
            return
        }
        guard let number = Double(argument), 0.001...1_000_000 ~= number else { return nil }
        factor = number
    }
}
