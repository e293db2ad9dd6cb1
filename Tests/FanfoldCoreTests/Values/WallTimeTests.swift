internal import FanfoldCore
internal import Testing

/// Moments by the calendar.
@Suite struct WallTimeTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"), (951_868_800, "2000-03-01T00:00:00Z"),
        (1_795_230_002, "2026-11-21T03:00:02Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
    ])
    func `a moment and its text say the same`(seconds: Int, text: String) {
        #expect(WallTime(seconds: seconds).utc == text)
        #expect(WallTime(utc: text) == WallTime(seconds: seconds))
    }

    @Test func `days of four hundred years come back`() {
        for day in stride(from: 0, to: 146_097, by: 13) {
            let time = WallTime(seconds: day * 86_400)
            #expect(WallTime(utc: time.utc) == time)
        }
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-11-21 03:00:02Z", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-11-21T25:00:00Z", "é026-11-21T03:00:0Z",
    ])
    func `what is no moment is none`(text: String) {
        #expect(WallTime(utc: text) == nil)
    }

    @Test func `a place's time is its own`() {
        let time = WallTime(seconds: 1_795_230_002)
        #expect(time.text(in: WallZone { _ in 3600 }) == "2026-11-21 04:00:02")
        #expect(time.text(in: WallZone { _ in -4 * 3600 }) == "2026-11-20 23:00:02")
    }
}
