/// The share of calls that somebody has to be asked for, guessed from those that ended.
///
/// Stored answers come mixed with new ones where some documents changed, and all before the new ones where a run
/// goes on that was broken off.
struct NewShare: Sendable, Hashable {
    private var count = 0.0
    /// Over the last calls, and over more of them.
    private var (recent, steady) = (1.0, 1.0)

    /// The share among those to come.
    var next: Double { recent > 0.95 ? 1 : max(steady, 0.001) }

    /// Takes the next call.
    mutating func add(_ isNew: Bool) {
        count += 1
        let value = isNew ? 1.0 : 0
        recent += (value - recent) / min(count, 32)
        steady += (value - steady) / min(count, max(64, count / 4))
    }
}
