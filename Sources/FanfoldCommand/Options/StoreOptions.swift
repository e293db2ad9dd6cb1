internal import ArgumentParser
internal import Fanfold

/// What is kept from run to run, and what becomes of it.
struct StoreOptions: ParsableArguments {
    @OptionGroup var answers: KeptAnswerOptions

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
        answers.apply(to: &settings)
        settings.prunes = prune
        settings.wait = wait?.duration
    }
}
