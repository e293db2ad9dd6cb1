import FanfoldCore
import FanfoldTerminal
import FanfoldTestKit
import Testing

@Suite struct `Replayed run` {
    private func times(speed: Double?) async throws -> [Duration] {
        let clock = ManualClock()
        clock.advance(by: .seconds(100))
        let start = clock.now
        let replay = Replay(clock: clock, speed: speed)
        var times: [Duration] = []
        for at in [0, 250, 250, 4000] {
            try await replay.wait(for: TimedEvent(at: .milliseconds(at), .callWaiting(1)))
            times.append(start.duration(to: clock.now))
        }
        return times
    }

    @Test(.timeLimit(.minutes(1))) func `events come at the times they had`() async throws {
        #expect(try await times(speed: 1) == [0, 250, 250, 4000].map { .milliseconds($0) })
    }

    @Test(.timeLimit(.minutes(1))) func `time goes faster or slower`() async throws {
        #expect(try await times(speed: 10) == [0, 25, 25, 400].map { .milliseconds($0) })
        #expect(try await times(speed: 0.5) == [0, 500, 500, 8000].map { .milliseconds($0) })
    }

    @Test(.timeLimit(.minutes(1))) func `nothing is waited for where nobody asks for it`() async throws {
        #expect(try await times(speed: nil) == [.zero, .zero, .zero, .zero])
    }
}
