/// Knows what calls used before.
package protocol UsageHistory: Sendable {
    /// What the kept calls of a model used, whatever its revision; `nil` if there are none.
    ///
    /// - Throws: ``StoreError`` if the store can't be read.
    func usage(of model: ModelIdentity) throws(StoreError) -> PastUsage?
}
