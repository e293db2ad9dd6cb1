internal import ArgumentParser
internal import Fanfold
internal import FanfoldTerminal
internal import FoundationEssentials

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

    @Option(
        help:
            "What is shown: the live screen, plain lines, the events that are known as JSON Lines, or what suits."
    )
    var progress = ReplayStyle.auto

    /// What is shown.
    enum ReplayStyle: String, ExpressibleByArgument, CaseIterable {
        case auto, screen, plain, json

        /// What standard error can show, where that is asked for.
        var chosen: Self {
            let environment = ProcessInfo.processInfo.environment
            return switch self {
            case .auto: TerminalWindow.isForScreen(environment) && Console.isOutputWatched ? .screen : .plain
            case .screen where !TerminalWindow.canShowScreen(environment): .plain
            default: self
            }
        }
    }

    func run() async throws {
        let style = progress.chosen
        guard style == .screen else { return tell(of: try await play(style, screen: nil)) }
        let factor = speed.map(\.factor) ?? 1
        let played = try await EndSignal.cancelling {
            try await ScreenSession.replay(speed: factor) { try await play(style, screen: $0) }
        }
        guard let played else { throw ExitStatus.interrupted }
        tell(of: played)
    }

    /// What is told after the last frame, which would wipe out what is written below it.
    private struct Played: Sendable {
        var output: ReplayOutput
        var name: String
        var isEnded: Bool
        var isCut: Bool
    }

    /// Plays to the end.
    private func play(_ style: ReplayStyle, screen: LiveScreen?) async throws -> Played {
        let replay = Replay(clock: ContinuousClock(), speed: speed.map(\.factor) ?? 1)
        var source = try EventSource(file)
        defer { source.end() }
        var output = ReplayOutput(style: style)
        var isBegun = false
        while let events = try await source.next() {
            if let header = source.reader.header, !isBegun {
                output.hear(header)
                isBegun = true
            }
            for event in events {
                try await replay.wait(for: event)
                screen?.hear(event)
                output.hear(event)
            }
        }
        return Played(
            output: output,
            name: source.name,
            isEnded: source.reader.isEnded,
            isCut: source.reader.isCut
        )
    }

    private func tell(of played: Played) {
        played.output.end()
        guard !played.isEnded else { return }
        let place = played.isCut ? "within a line" : "before the run does"
        Console.message(
            "\(played.name): the events end \(place)",
            hint: "the run was killed or still goes on; what was written before is shown"
        )
    }
}
