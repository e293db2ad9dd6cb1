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

    @Test(.timeLimit(.minutes(5))) func `events come at the times they had`() async throws {
        #expect(try await times(speed: 1) == [0, 250, 250, 4000].map { .milliseconds($0) })
    }

    @Test(.timeLimit(.minutes(5))) func `time goes faster or slower`() async throws {
        #expect(try await times(speed: 10) == [0, 25, 25, 400].map { .milliseconds($0) })
        #expect(try await times(speed: 0.5) == [0, 500, 500, 8000].map { .milliseconds($0) })
    }

    @Test(.timeLimit(.minutes(5))) func `plain lines are those of the run`() async throws {
        var calls = TestCalls()
        var events: [WatchEvent] = [.started(documents: 1), .opened(chunks: 40)]
        for _ in 0..<40 { events += calls.answered(level: 0) { [.callSent($0, attempt: 1)] } }
        let timed = events.enumerated().map {
            TimedEvent(at: .nanoseconds($0.offset * 73_333_333), $0.element)
        }
        var (run, writer, reader) = (PlainProgress(), EventWriter(), EventReader())
        writer.write(EventHeader(version: "1"))
        for event in timed { writer.write(event) }
        let lines = timed.compactMap { run.hear($0) }

        let replay = Replay(clock: ManualClock(), speed: 3)
        var played = PlainProgress()
        var playedLines: [String] = []
        for event in try reader.read(writer.take()) {
            try await replay.wait(for: event)
            if let line = played.hear(event) { playedLines.append(line) }
        }
        #expect(lines.count > 5 && playedLines == lines && played.end == run.end)
    }

    @Test(.timeLimit(.minutes(5))) func `nothing is waited for where nobody asks for it`() async throws {
        #expect(try await times(speed: nil) == [.zero, .zero, .zero, .zero])
    }
}
