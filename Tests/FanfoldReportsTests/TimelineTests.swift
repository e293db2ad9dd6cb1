import FanfoldCore
import FanfoldReports
import FanfoldTestKit
import Testing

@Suite struct Timeline {
    /// A run of calls, each of a second and a bit, on so many permits.
    private func trace(calls count: Int, permits: Int, agents: [String] = ["trends", "prices"]) -> RunTrace {
        var events: [TimedEvent] = []
        func hear(_ at: Int, _ event: WatchEvent) { events.append(TimedEvent(at: .milliseconds(at), event)) }
        hear(
            0,
            .started(
                WatchEvent.Start(
                    input: "in",
                    agents: agents,
                    documentCount: 1,
                    folderCount: 0,
                    concurrency: permits,
                    version: "1"
                )
            )
        )
        for number in 1...count {
            let start = (number - 1) / permits * 1100 + (number - 1) % permits * 3
            hear(
                start,
                .callStarted(
                    number,
                    RunEvent.Call(
                        agent: agents[number % agents.count],
                        subject: "a \"b\" <c>\u{1B}[2J & d.txt",
                        kind: .document,
                        level: number == count ? 1 : 0,
                        node: number
                    )
                )
            )
            if number % 10 == 3 {
                hear(start + 1, .callStored(number, TokenUsage(promptTokens: 1, answerTokens: 1), nil))
            } else {
                hear(start + 1, .callSent(number, attempt: 1))
                if number % 10 == 7 {
                    hear(start + 300, .callFailed(number, kind: "rateLimited"))
                    hear(
                        start + 300,
                        .callRetrying(number, kind: "rateLimited", reason: "slowly", after: .zero)
                    )
                    hear(start + 500, .callSent(number, attempt: 2))
                }
                hear(start + 1000, .callAnswered(number, TokenUsage(promptTokens: 10, answerTokens: 5)))
            }
            hear(start + 1001, .callEnded(number, .answered, waited: .zero, ran: .seconds(1)))
        }
        hear(
            500,
            .limits(
                server: "api.example.com",
                LimitState(
                    inFlight: permits,
                    cap: permits,
                    waiting: 2,
                    reason: "permit",
                    requests: 40,
                    requestLimit: 60
                )
            )
        )
        let wall = (count + permits - 1) / permits * 1100
        hear(
            wall,
            .ended(
                WatchEvent.RunEnd(
                    isComplete: true,
                    wallTime: .milliseconds(wall),
                    speedUp: 3.6,
                    bestSpeedUp: 3.9
                )
            )
        )
        let recorder = TraceRecorder()
        // As they come; what comes at once stays in order.
        for (_, event) in events.enumerated().sorted(by: {
            ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
        }) {
            recorder.hear(event)
        }
        return recorder.trace
    }

    @Test func `a short run has a bar an attempt`() throws {
        let trace = trace(calls: 20, permits: 4)
        let picture = String(decoding: try #require(TimelinePicture(trace).rendered), as: UTF8.self)
        if let difference = Golden().difference(of: picture, from: "timeline.svg") {
            Issue.record("\(difference)")
        }
        #expect(trace.attempts.count == 20)
        #expect(picture.split(separator: "</title></rect>").count - 1 == trace.attempts.count)
        #expect(!picture.utf8.contains(0x1B))
    }

    @Test func `a long run stays small and shows every attempt`() throws {
        let trace = trace(calls: 20_000, permits: 32)
        let picture = try #require(TimelinePicture(trace).rendered)
        let moves = picture.count { $0 == UInt8(ascii: "M") }
        #expect(moves >= trace.attempts.count)
        #expect(picture.count < 1_000_000)
        #expect((20...32).contains(trace.laneCount))
    }

    @Test func `calls that ask no model are not kept, however many they are`() {
        let recorder = TraceRecorder()
        let call = RunEvent.Call(agent: "x", subject: "a", kind: .document, level: 0, node: 0)
        for number in 1...3 {
            recorder.hear(TimedEvent(at: .zero, .callStarted(number, call)))
            if number == 2 { recorder.hear(TimedEvent(at: .zero, .callSent(number, attempt: 1))) }
            recorder.hear(
                TimedEvent(at: .seconds(1), .callEnded(number, .answered, waited: .zero, ran: .zero))
            )
        }
        #expect(recorder.trace.calls.count == 1)
        #expect(recorder.trace.attempts.map(\.call) == [1])
    }

    @Test func `a run that asks no model has no picture`() {
        #expect(TimelinePicture(RunTrace()).rendered == nil)
    }

    @Test func `what bound a run is told by its share`() {
        func state(_ reason: String?, inFlight: Int = 4) -> LimitState {
            LimitState(inFlight: inFlight, cap: 4, waiting: reason == nil ? 0 : 1, reason: reason)
        }
        let bounds = RunBounds(
            [
                (.zero, state(nil, inFlight: 0)), (.seconds(10), state("permit")),
                (.seconds(70), state("requests")), (.seconds(90), state(nil, inFlight: 1)),
            ],
            until: .seconds(110)
        )
        #expect(
            bounds.words
                == "bound by permits for 60 %, by requests a minute for 20 %, "
                + "by folds that wait for their parts for 20 %"
        )
        #expect(RunBounds().words.isEmpty)
    }
}
