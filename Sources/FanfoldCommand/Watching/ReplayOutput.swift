internal import Fanfold
internal import FanfoldTerminal

/// What a replay shows on standard output.
struct ReplayOutput {
    let style: ReplayCommand.ReplayStyle
    private var plain = PlainProgress()
    private var writer = EventWriter()

    init(style: ReplayCommand.ReplayStyle) {
        self.style = style
        if style == .json { writer.write(EventHeader(version: FanfoldVersion.current)) }
    }

    /// Takes the next event.
    mutating func hear(_ event: TimedEvent) {
        switch style {
        case .auto, .screen: _ = plain.hear(event)
        case .plain:
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
