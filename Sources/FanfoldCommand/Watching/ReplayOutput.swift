internal import Fanfold
internal import FanfoldTerminal

/// What a replay shows on standard output, and what failed on standard error, as in a run.
struct ReplayOutput {
    let style: ReplayCommand.ReplayStyle
    private var plain = PlainProgress()
    private var failures = FailureMessages()
    private var writer = EventWriter()

    init(style: ReplayCommand.ReplayStyle) { self.style = style }

    /// Takes the first line of the log.
    mutating func hear(_ header: EventHeader) {
        if style == .json { writer.write(header) }
    }

    /// Takes the next event.
    mutating func hear(_ event: TimedEvent) {
        switch style {
        case .auto, .screen: _ = plain.hear(event)
        case .plain:
            failures.hear(event.event)
            if let line = plain.hear(event) { Console.output(line: TerminalText.safe(line)) }
        case .json:
            writer.write(event)
            Console.output(writer.take())
        }
    }

    /// Shows how it all came out.
    func end() {
        if style != .json { Console.output(line: TerminalText.safe(plain.end)) }
    }
}
