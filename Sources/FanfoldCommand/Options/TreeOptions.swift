internal import ArgumentParser
internal import Fanfold

/// How partials are folded.
struct TreeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The most partials of one fold.", valueName: "n"))
    var fanIn = RunSettings().fanIn

    @Flag(help: "Leave the summaries of folders out.")
    var noIndex = false

    /// Adds these options to a run's settings.
    func apply(to settings: inout RunSettings) {
        settings.fanIn = fanIn
        settings.writesIndex = !noIndex
    }
}
