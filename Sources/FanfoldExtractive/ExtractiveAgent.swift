public import FanfoldCore

/// Summarizes by picking the sentences that cover most of what a document says; needs no model.
///
/// Works in two passes: the survey counts in how many of the document's sentences each word and pair of
/// words is, and every chunk is then judged by the whole document's counts. Gives the same partial for
/// the same input.
public struct ExtractiveAgent: SurveyingAgent {
    /// The name reports show.
    public let name: String

    /// The most words of a partial, unless its only sentence is longer.
    public let words: Int

    private let yardstick: DocumentYardstick
    private let focus: Focus
    private let instructions: String
    private let scratch: ScratchPool

    /// Makes an agent.
    ///
    /// - Parameters:
    ///   - name: The name reports show.
    ///   - words: The most words of a summary.
    ///   - instructions: What to look for: sentences that hold these words are preferred. Words that
    ///     are not in the document change nothing.
    public init(name: String = "extractive", words: Int = 150, instructions: String? = nil) {
        self.name = name
        self.words = words
        yardstick = .unknown
        focus = Focus(instructions ?? "")
        self.instructions = instructions ?? ""
        scratch = ScratchPool()
    }

    private init(_ agent: ExtractiveAgent, survey: DocumentSurvey) {
        name = agent.name
        words = agent.words
        focus = agent.focus
        instructions = agent.instructions
        scratch = agent.scratch
        // A document without running text has nothing to measure by but what each chunk holds.
        yardstick = survey.sentenceCount > 0 ? .known(Yardstick(survey)) : .missing
    }

    /// Differs with the length, the instructions, and the way sentences are picked.
    public var version: String? { "extractive-1 \(words) \(Digest(of: instructions.utf8))" }

    /// The survey of no text.
    public var emptySurvey: DocumentSurvey { DocumentSurvey() }

    /// Counts the concepts of `chunk`.
    public func survey(_ chunk: Chunk, into survey: inout DocumentSurvey) {
        scratch.withReader { survey.add(chunk, reader: &$0) }
    }

    /// Adds `other` to `survey`.
    public func merge(_ other: DocumentSurvey, into survey: inout DocumentSurvey) {
        survey.add(other)
    }

    /// The agent that judges a document's chunks by the whole document.
    public func informed(by survey: DocumentSurvey) -> any Agent {
        ExtractiveAgent(self, survey: survey)
    }

    /// Picks sentences of `chunk`; without a survey the chunk counts as the whole document.
    public func map(_ chunk: Chunk) async throws -> Partial {
        if case .unknown = yardstick {
            var survey = emptySurvey
            self.survey(chunk, into: &survey)
            survey.byteCount = chunk.range.upperBound
            return try await informed(by: survey).map(chunk)
        }
        return scratch.withReader { reader in
            ChunkSummary(yardstick: yardstick.value, focus: focus)
                .partial(of: chunk, words: words, reader: &reader)
        }
    }

    /// Picks among the statements of `partials`, in their order.
    public func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        scratch.withReader { reader in
            switch kind {
            case .document:
                StatementSummary(yardstick: yardstick.value, focus: focus)
                    .partial(of: partials, words: words, reader: &reader)
            case .folder:
                FolderSummary(focus: focus).partial(of: partials, words: words, reader: &reader)
            }
        }
    }
}

extension ExtractiveAgent: Aggregator {
    /// Picks among the statements of all sections.
    public func aggregate(_ sections: [AgentSection], of kind: FoldKind) async throws -> Partial {
        let partials = sections.map(\.partial).filter { !$0.isEmpty }
        return partials.count > 1 ? try await fold(partials, into: kind) : partials.first ?? Partial()
    }
}

extension ExtractiveAgent {
    /// What an agent knows of the document it reads.
    private enum DocumentYardstick {
        /// No survey was made.
        case unknown
        /// The survey found no running text.
        case missing
        case known(Yardstick)

        var value: Yardstick? {
            if case .known(let yardstick) = self { yardstick } else { nil }
        }
    }
}
