/// What somebody chose to see, and what they told the run.
package struct ScreenView: Sendable, Hashable {
    /// Whether failures are shown in place of agents.
    package var showsFailures = false
    /// The number of the failure that is shown first; `nil` for the latest.
    package var failure: Int?
    /// Whether new calls are held back.
    package var isPaused = false
    /// The calls at once that somebody asked for; `nil` if nobody did.
    package var concurrency: Int?
    /// Whether the run was asked to stop.
    package var isStopping = false
    /// Whether somebody can press keys.
    package var hasKeys = false
    /// Whether keys can hold back calls or change how many there are.
    package var hasControl = false

    package init() {}
}
