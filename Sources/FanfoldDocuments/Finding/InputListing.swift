package import FanfoldCore

/// The files of a run, and what was wrong with the input.
package struct InputListing: Sendable {
    /// The files, bytewise by name.
    package var files: [InputFile] = []

    /// What a person should know; an error means that something asked for is missing.
    package var diagnostics: [Diagnostic] = []

    package init() {}
}
