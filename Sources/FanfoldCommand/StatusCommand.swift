internal import ArgumentParser
internal import Fanfold
internal import FanfoldTerminal

/// `fanfold status`: what runs did and what is left.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what the runs over an output folder did, and what is left.",
        discussion: """
            Changes nothing, and may be asked while a run goes on. What was paid for and what answers kept from \
            before have saved stand apart. The exit code is 0 whatever came of the runs.
            """
    )

    @Argument(
        help: ArgumentHelp("The output folder of the runs.", valueName: "output"),
        completion: .directory
    )
    var output = "output"

    @Flag(help: "Write one JSON object: times in UTC, sizes in bytes, lengths of time in seconds.")
    var json = false

    func run() throws {
        let status = try OutputStatus(of: output)
        guard !json else { return Console.output(line: status.json.indented()) }
        for line in status.page(now: .now, zone: .local) { Console.output(line: TerminalText.safe(line)) }
    }
}
