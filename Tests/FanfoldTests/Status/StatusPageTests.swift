@testable internal import Fanfold
internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

/// What `fanfold status` shows.
@Suite struct StatusPageTests {
    private func page(_ status: OutputStatus) -> String {
        status.page(
            now: WallTime(seconds: StatusSamples.start.seconds + 86_400 + 3900),
            zone: StatusSamples.zone
        ).joined(separator: "\n") + "\n"
    }

    private static let statuses: [(String, OutputStatus)] = [
        ("stopped", StatusSamples.stopped),
        (
            "done",
            OutputStatus(
                output: "reports",
                runs: [StatusSamples.run(1, .done, StatusSamples.whole)],
                store: OutputStatus.Store(calls: 1000, runs: 4096)
            )
        ),
        (
            "killed",
            OutputStatus(
                output: "reports",
                runs: [StatusSamples.run(1, .killed, minutes: nil, StatusSamples.part)]
            )
        ),
        (
            "running",
            OutputStatus(
                output: "reports",
                runs: [
                    StatusSamples.run(1, .done, StatusSamples.whole),
                    StatusSamples.run(2, .running, minutes: nil, StatusSamples.part),
                ],
                live: OutputStatus.Live(
                    process: 1234,
                    host: "reader",
                    since: WallTime(seconds: StatusSamples.start.seconds + 86_400)
                )
            )
        ),
        ("none", OutputStatus(output: "reports", runs: [])),
    ]

    @Test(arguments: statuses) func `a page says what was done and what is left`(
        name: String,
        status: OutputStatus
    ) {
        if let difference = Golden().difference(of: page(status), from: "\(name).txt") {
            Issue.record("\(difference)")
        }
    }

    @Test func `the JSON is one object with all there is to know`() {
        let text = StatusSamples.stopped.json.indented() + "\n"
        if let difference = Golden().difference(of: text, from: "stopped.json") {
            Issue.record("\(difference)")
        }
        #expect(OutputStatus(output: "reports", runs: []).json["latest"] == .null)
        #expect(StatusSamples.stopped.json["version"] == 1)
    }

    @Test func `unknown prices are not nothing`() {
        var figures = StatusSamples.part
        figures.cost = nil
        figures.savedCost = nil
        let status = OutputStatus(output: "reports", runs: [StatusSamples.run(1, .done, figures)])
        #expect(!page(status).contains("cost"))
        #expect(status.json["totals"]?["cost"]?["paid"] == .null)
    }

    @Test(arguments: [
        (0.04, "0.0 s"), (9.96, "10.0 s"), (59.4, "59 s"), (59.6, "1 m 0 s"), (400.2, "6 m 40 s"),
        (7500, "2 h 5 m"),
        (-1, "0.0 s"), (.infinity, "277777777 h 46 m"),
    ])
    func `a time is short`(seconds: Double, text: String) {
        #expect(StatusText.time(seconds) == text)
    }

    @Test func `a command can be typed as it is shown`() {
        #expect(
            StatusText.command(["fanfold", "it's", "a b", "", "$HOME", "é.md", "--rpm=5"])
                == #"fanfold 'it'\''s' 'a b' '' '$HOME' é.md --rpm=5"#
        )
    }
}
