public import FanfoldCore

extension Recipe {
    /// Which documents an agent reads: those that meet everything that is given.
    public struct Condition: Sendable, Hashable {
        /// Patterns of paths, as those of a `.gitignore` file; of the patterns that match the last decides.
        public var paths: [String]?
        /// Kinds of files, any of which.
        public var types: [DocumentFormat]?
        /// The smallest source, in bytes.
        public var minSize: Int?
        /// The largest source, in bytes.
        public var maxSize: Int?
        /// Words and phrases, any of which has to occur in the text.
        public var texts: [String]?

        /// Every document.
        public init() {}
    }
}
