internal import FanfoldCore

/// Judges from the prompt tokens that a server reports whether it read the whole prompt; a pure value.
///
/// Tokenizers differ, so a number well below our own count is no proof by itself. Two things are: a number
/// that no tokenizer gives for such a text, and one that is a context's size to the token, as long as the server
/// read no longer prompt before.
struct PromptRatios: Sendable {
    /// Reported tokens over counted ones, of prompts that were read whole.
    private struct Calibration {
        var count = 0
        var mean = 1.0
        var least = 1.0
        /// The most tokens that the server read of one prompt.
        var most = 0

        mutating func add(_ ratio: Double) {
            least = count == 0 ? ratio : min(least, ratio)
            count += 1
            mean += (ratio - mean) / Double(min(count, 50))
        }
    }

    private var models: [ModelIdentity: Calibration] = [:]

    /// No server's own count is further below ours than this, as long as it read all.
    private static let tolerated = 2.5
    /// The same, while nothing is known of the model's tokenizer.
    private static let toleratedAtFirst = 3.0
    private static let smallestContext = 1024
    private static let enough = 3
    private static let plenty = 8

    /// Whether so much is known of the model's tokenizer that not every reply needs a count.
    func isSettled(_ model: ModelIdentity) -> Bool { models[model]?.count ?? 0 >= Self.plenty }

    /// Whether a number of tokens is a context's size to the token.
    static func isContextSize(_ tokens: Int) -> Bool {
        tokens >= smallestContext && tokens & (tokens - 1) == 0
    }

    /// Takes what a server says it read; no context is smaller than that.
    mutating func note(_ model: ModelIdentity, reported: Int) {
        models[model, default: Calibration()].most = max(models[model]?.most ?? 0, reported)
    }

    /// Whether a prompt of about `counted` tokens, of which the server says it read `reported`, was cut.
    ///
    /// A prompt that was not is remembered: what the next of the same model should come to follows from it.
    mutating func isCut(_ model: ModelIdentity, counted: Int, reported: Int) -> Bool {
        guard counted > 0, reported > 0 else { return false }
        var known = models[model] ?? Calibration()
        let isCalibrated = known.count >= Self.enough
        let ratio = Double(reported) / Double(counted)
        if Self.isContextSize(reported), known.most <= reported {
            return ratio < (isCalibrated ? 0.95 * known.least : 0.75)
        }
        let least = 1 / (isCalibrated ? Self.tolerated : Self.toleratedAtFirst)
        if ratio < least * (isCalibrated ? min(1, known.mean) : 1) { return true }
        known.add(ratio)
        models[model] = known
        return false
    }
}
