internal import FanfoldCore

extension LimitState {
    /// The least seconds in which so many calls can be sent: what the last minute left of a limit can go at once,
    /// the rest goes at the limit's pace.
    func leastSeconds(calls: Double, tokens: Double) -> Double {
        max(Self.seconds(calls, requests, requestLimit), Self.seconds(tokens, self.tokens, tokenLimit))
    }

    private static func seconds(_ wanted: Double, _ used: Int, _ limit: Int?) -> Double {
        guard let limit, limit > 0 else { return 0 }
        return max(0, wanted - Double(max(0, limit - used))) * 60 / Double(limit)
    }
}
