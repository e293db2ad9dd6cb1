internal import ArgumentParser
internal import Fanfold
internal import FanfoldTerminal

/// `fanfold replay`: a run again, from its events.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a run again from the events that --events wrote.",
        discussion: """
            Makes no call, reads no document and changes nothing. What is shown goes to standard output. \
            The log of a run that was killed, or that still goes on, is played as far as it is written.
            """
    )

    @Argument(
        help: ArgumentHelp("The event log; - is standard input.", valueName: "file"),
        completion: .file()
    )
    var file: String

    @Option(
        help: ArgumentHelp(
            "How many times as fast as the run: a number such as 10 or 0.5, or max. (default: 1)",
            valueName: "x"
        )
    )
    var speed: ReplaySpeed?

    @Option(help: "What is shown: plain lines, or the events that are known as JSON Lines.")
    var progress = ReplayStyle.plain

    /// What is shown.
    enum ReplayStyle: String, ExpressibleByArgument, CaseIterable {
        case plain, json
    }

    func run() async throws {
        let replay = Replay(clock: ContinuousClock(), speed: speed.map(\.factor) ?? 1)
        var source = try EventSource(file)
        defer { source.end() }
        var output = ReplayOutput(style: progress)
        var isBegun = false
        while let events = try source.next() {
            if let header = source.reader.header, !isBegun {
                output.hear(header)
                isBegun = true
            }
            for event in events {
                try await replay.wait(for: event)
                output.hear(event)
            }
        }
        output.end()
        guard !source.reader.isEnded else { return }
        let place = source.reader.isCut ? "within a line" : "before the run does"
        Console.message(
            "\(source.name): the events end \(place)",
            hint: "the run was killed or still goes on; what was written before is shown"
        )
    }
}
