internal import ArgumentParser
internal import Fanfold

/// What is kept from run to run, and what of it counts.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep models' answers in this folder, for several output folders to share.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var store: String?

    @Flag(help: "Ask for everything anew; later runs go on with the new answers.")
    var fresh = false

    @Flag(help: "Ask again what a model refused, or answered only in part.")
    var retryFailed = false

    @Flag(help: "Remove the reports of documents that are gone even where they are more than half.")
    var prune = false

    @Option(
        help: ArgumentHelp(
            "How long to wait for another run that has the output folder, such as 10m.",
            valueName: "time"
        )
    )
    var wait: TimeSpan?

    /// Adds these options to a run's settings.
    func apply(to settings: inout RunSettings) {
        settings.store = store
        settings.isFresh = fresh
        settings.retriesFailed = retryFailed
        settings.prunes = prune
        settings.wait = wait?.duration
    }
}
