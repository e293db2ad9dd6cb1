public import FanfoldReports

extension Recipe {
    /// How documents are cut.
    public struct Chunks: Sendable, Hashable {
        /// The most tokens of one chunk.
        public var tokens: Int?
        /// A `.tiktoken` vocabulary to count tokens with, from where the recipe lies.
        public var tokenizer: String?

        /// Nothing said.
        public init() {}
    }

    /// How answers are folded.
    public struct Tree: Sendable, Hashable {
        /// The most answers of one fold.
        public var fanIn: Int?
        /// Whether folders are summarized too.
        public var index: Bool?

        /// Nothing said.
        public init() {}
    }

    /// What is written.
    public struct Report: Sendable, Hashable {
        /// How reports are written.
        public var formats: [ReportFormat]?

        /// Nothing said.
        public init() {}
    }
}
