/// What is kept of a run in its output folder.
package struct RunEntry: Sendable, Hashable {
    /// Counts up from 1 in an output folder; 0 before the run is kept.
    package var id = 0
    package var started: WallTime
    /// `nil` for a run that has not ended, or was killed.
    package var ended: WallTime?
    package var outcome = RunOutcome.running
    /// Why it stopped by itself; `nil` if it did not.
    package var stop: RunStop?
    /// What stopped it, in a sentence.
    package var message: String?
    /// What to do about that.
    package var hint: String?
    /// The title of its input.
    package var input: String
    /// The recipe's file; `nil` where there is none.
    package var recipe: String?
    /// Its agents' names, in their order.
    package var agents: [String]
    /// The words of its command, but no text or key; empty if it was none.
    package var command: [String] = []
    /// The version of Fanfold that it ran with.
    package var version: String
    /// How long it took, or had taken when that was last noted, in seconds.
    package var wallSeconds = 0.0
    package var figures = RunFigures()
    /// What side by side gained; `nil` where no model was asked, and for a run that gave no result.
    package var timing: RunTiming?

    package init(started: WallTime, input: String, recipe: String? = nil, agents: [String], version: String) {
        self.started = started
        self.input = input
        self.recipe = recipe
        self.agents = agents
        self.version = version
    }
}
