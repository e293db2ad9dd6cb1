internal import FanfoldCore
internal import Testing

/// What is told of the time a run took.
@Suite struct RunTimingTests {
    private func words(
        wall: Double = 10,
        calls: Double,
        best: Double,
        boundBy: [RunBounds.Bound: Double] = [:]
    ) -> String {
        RunTiming(
            wallSeconds: wall,
            callSeconds: calls,
            speedUp: calls / wall,
            bestSpeedUp: best,
            boundBy: boundBy
        ).words
    }

    @Test func `a gain is told with the best there could have been, and what kept it from more`() {
        #expect(
            words(calls: 42, best: 8, boundBy: [.tree: 0.125, .permits: 0.871, .server: 0.004])
                == "10.0 s in place of 42.0 s one after the other: 4.2 times as fast (at best 8.0); "
                + "bound by permits for 87 %, by folds that wait for their parts for 13 %"
        )
    }

    @Test func `a run that waited for a limit gained nothing, and is told by what it was bound`() {
        #expect(
            words(calls: 9, best: 8, boundBy: [.requests: 1])
                == "10.0 s; bound by requests a minute for 100 %"
        )
    }

    @Test func `percents come to a hundred`() {
        #expect(
            RunBounds.words([.permits: 0.745, .tree: 0.255]).contains(
                "75 %, by folds that wait for their parts for 25 %"
            )
        )
        #expect(
            RunBounds.words([.permits: 0.335, .requests: 0.335, .server: 0.33])
                == "bound by permits for 34 %, by requests a minute for 33 %, by the server's refusals for 33 %"
        )
    }

    @Test func `a share that is none is not told of`() {
        let shares: [RunBounds.Bound: Double] = [.permits: 1e300, .tree: 0.4, .held: -1, .server: .nan]
        #expect(RunBounds.words(shares) == "bound by folds that wait for their parts for 40 %")
    }

    @Test func `one call has nothing to run beside`() {
        #expect(words(calls: 10, best: 1, boundBy: [.tree: 1]) == "10.0 s")
    }

    @Test func `calls that were not alike may gain more than alike ones could have`() {
        #expect(
            words(calls: 90, best: 8)
                == "10.0 s in place of 90.0 s one after the other: 9.0 times as fast (at best 9.0)"
        )
    }
}
