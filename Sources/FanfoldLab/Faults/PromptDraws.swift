internal import FanfoldCore

/// Random numbers that follow from a prompt and the number of the attempt alone.
struct PromptDraws {
    private var state: UInt64

    /// - Parameters:
    ///   - seed: The server's seed.
    ///   - prompt: The prompt's hash.
    ///   - attempt: How often the prompt has been asked, this time among them.
    init(seed: UInt64, prompt: UInt64, attempt: Int) {
        state = mixed(mixed(seed) ^ prompt) ^ mixed(UInt64(attempt))
    }

    /// A number from 0 up to, not including, 1.
    mutating func next() -> Double {
        state = mixed(state)
        return Double(state >> 11) * 0x1p-53
    }
}
