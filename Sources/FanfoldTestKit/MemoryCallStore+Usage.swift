package import FanfoldCore

extension MemoryCallStore: UsageHistory {
    package func usage(of model: ModelIdentity) throws(StoreError) -> PastUsage? {
        var usage = PastUsage()
        for call in kept where (call.model.provider, call.model.name) == (model.provider, model.name) {
            usage.add(call)
        }
        return usage.calls > 0 ? usage : nil
    }
}
