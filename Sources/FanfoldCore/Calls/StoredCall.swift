/// A call that was answered and paid for, as it is kept.
package struct StoredCall: Sendable, Hashable {
    /// The request's key.
    package var key: Digest
    /// Which model was asked.
    package var model: ModelIdentity
    /// What it said.
    package var reply: ModelReply
    /// How long the attempt that was answered took.
    package var latency: Duration
    /// Our own count of the prompt's tokens: what was reported beside it corrects later estimates.
    package var countedTokens: Int
    /// What the answered attempt cost; `nil` where no price is known.
    package var cost: Money?

    package init(
        key: Digest,
        model: ModelIdentity,
        reply: ModelReply,
        latency: Duration = .zero,
        countedTokens: Int,
        cost: Money? = nil
    ) {
        self.key = key
        self.model = model
        self.reply = reply
        self.latency = latency
        self.countedTokens = countedTokens
        self.cost = cost
    }
}
