internal import ArgumentParser
internal import Fanfold

/// How partials are folded.
struct TreeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The most partials of one fold. (default: \(RunSettings().fanIn))",
            valueName: "n"
        )
    )
    var fanIn: Int?

    @Flag(help: "Leave the summaries of folders out.")
    var noIndex = false

    /// Adds these options to a run's settings.
    func apply(to settings: inout RunSettings) {
        settings.fanIn = fanIn ?? settings.fanIn
        if noIndex { settings.writesIndex = false }
    }
}
