public import FanfoldCore

/// What a run would do, known without making a call.
///
/// Retries, repairs and fallbacks come on top.
public struct RunPlan: Sendable {
    /// A document's part of the plan.
    public struct Document: Sendable, Hashable {
        /// The document's name in the run.
        public var name: String
        /// How many chunks its text is cut into.
        public var chunkCount: Int
        /// How many folds each level has, from level 1.
        public var foldsByLevel: [Int]
        /// The tokens of its chunks.
        public var tokenCount: Int
        /// The agents that read it.
        public var agents: [String]
        /// The calls of all agents, and the aggregator's.
        public var calls = PlannedCalls()

        init(_ split: SplitDocument, agents: [String]) {
            self.agents = agents
            name = split.document.name
            chunkCount = split.chunks.count
            foldsByLevel = split.plan.foldsByLevel
            tokenCount = split.chunks.reduce(0) { $0 + $1.tokenCount }
        }
    }

    /// A folder's part of the plan, without the documents and folders in it.
    public struct Folder: Sendable, Hashable {
        /// The folder's name in the run; empty for the top.
        public var name: String
        /// The documents and folders in it, files that are no documents included.
        public var entryCount: Int
        /// How many folds above them each level has for each agent, from level 1; empty where folders are not folded.
        public var foldsByLevel: [Int]
        /// The calls of all agents, and the aggregator's.
        public var calls = PlannedCalls()
    }

    /// What is read, in words.
    public var title = ""
    /// The documents, by name.
    public var documents: [Document] = []
    /// The documents that are as they were, and have their reports, by name; the others are ``documents``.
    public var unchanged: [RunResult.Document] = []
    /// The folders, the top first, each after the one it is in.
    public var folders: [Folder] = []
    /// Documents that can't be read, by name.
    public var failed: [RunResult.Unread] = []
    /// Files that are no documents, by name.
    public var skipped: [RunResult.Unread] = []
    /// What was wrong with the input.
    public var diagnostics: [Diagnostic] = []
    /// The agents, in their order.
    public var agents: [String] = []
    /// What brings the agents' answers together; `nil` where nothing does.
    public var aggregator: String?
    /// The calls of every agent, the aggregator's last.
    public var agentCalls: [AgentCalls] = []
    /// The language models, and what is asked of them; empty where only the built-in agent reads.
    public var models: [Model] = []
    /// Why the run can't be faster, as far as it is known.
    public var bounds: [TimeBound] = []
    /// Whether folders are summarized.
    public var foldsFolders = false

    init(_ corpus: Corpus, _ run: Run) {
        title = run.input.title
        diagnostics = corpus.diagnostics
        agents = run.panel.members.map(\.agent.name)
        aggregator = run.panel.aggregator?.name
        agentCalls = run.panel.names.map { AgentCalls(agent: $0) }
        foldsFolders = run.foldsFolders
        folders = corpus.outline.folders.map { folder in
            Folder(
                name: folder.name,
                entryCount: folder.entries.count,
                foldsByLevel: run.foldsFolders ? folder.plan.foldsByLevel : []
            )
        }
    }

    /// The folders that are summarized.
    public var folderCount: Int { foldsFolders ? folders.count : 0 }

    /// The chunks of all documents.
    public var chunkCount: Int { documents.reduce(0) { $0 + $1.chunkCount } }

    /// The folds inside documents by level, from level 1, for an agent that reads all of them.
    public var foldsByLevel: [Int] {
        documents.reduce(into: []) { $0.add($1.foldsByLevel) }
    }

    /// The folds above documents by level, from level 1, for each agent, over all folders.
    public var folderFoldsByLevel: [Int] {
        folders.reduce(into: []) { $0.add($1.foldsByLevel) }
    }

    /// The tokens of all chunks, as we count them.
    public var tokenCount: Int { documents.reduce(0) { $0 + $1.tokenCount } }

    /// All calls: to models, to the store, and those that need neither.
    public var calls: PlannedCalls { agentCalls.reduce(PlannedCalls()) { $0 + $1.total } }

    /// How many calls each agent makes, the stored ones included; the aggregator comes last.
    public var callsByAgent: [(agent: String, calls: Int)] {
        agentCalls.map { (agent: $0.agent, calls: $0.total.total) }
    }

    /// How many calls the run makes, the stored ones included.
    public var callCount: Int { calls.total }

    /// Whether all that was asked for can be read.
    public var isWhole: Bool { failed.isEmpty && !diagnostics.contains { $0.severity == .error } }
}
