internal import ArgumentParser
internal import Fanfold

/// Which answers of earlier runs count.
struct KeptAnswerOptions: ParsableArguments {
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

    /// Adds these options to a run's settings.
    func apply(to settings: inout RunSettings) {
        settings.store = store
        settings.isFresh = fresh
        settings.retriesFailed = retryFailed
    }
}
