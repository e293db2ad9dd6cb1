internal import FanfoldCore
internal import FanfoldReports

/// Why a run could not begin or go on.
public struct RunError: Error, Sendable, CustomStringConvertible {
    /// A kind of failure.
    ///
    /// More may be added, so a `switch` needs a `default`.
    public struct Code: Sendable, Hashable {
        private enum Raw { case nothingToRead, badSetting, badRecipe, output, agentStopped, store }
        private let raw: Raw

        /// No input has any text.
        public static let nothingToRead = Self(raw: .nothingToRead)
        /// A setting is out of range or names a bad file.
        public static let badSetting = Self(raw: .badSetting)
        /// A recipe has mistakes; ``RunError/underlying`` is the ``RecipeError`` that names them.
        public static let badRecipe = Self(raw: .badRecipe)
        /// Reports can't be written.
        public static let output = Self(raw: .output)
        /// The store of answers can't be used, or another run has the output folder.
        public static let store = Self(raw: .store)
        /// The agent can't answer any further call.
        public static let agentStopped = Self(raw: .agentStopped)
    }

    /// What kind of failure it is.
    public let code: Code
    /// One sentence: what failed, on what, and why.
    public let message: String
    /// What to do next, as something the reader can type or change.
    public let hint: String?
    /// The error below, where there is one.
    public let underlying: (any Error)?

    package init(_ code: Code, _ message: String, hint: String? = nil, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.underlying = underlying
    }

    init(_ error: OutputError, code: Code = .output) {
        self.init(code, "\(error.path): \(error.message)", hint: error.hint, underlying: error)
    }

    init(_ error: StoreError) {
        self.init(.store, error.message, hint: error.hint, underlying: error)
    }

    init(_ error: AgentError) {
        self.init(.agentStopped, "run stopped: \(error.message)", hint: error.hint, underlying: error)
    }

    init(_ limit: SpentLimit) { self.init(.agentStopped, "stopped: \(limit.message)", hint: limit.hint) }

    /// A recipe that can't be used.
    init(_ error: RecipeError) {
        self.init(.badRecipe, error.mistakes.map(\.description).joined(separator: "\n"), underlying: error)
    }

    /// The message and, on a line of its own, the hint.
    public var description: String { hint.map { "\(message)\n      hint: \($0)" } ?? message }
}
