/// What a screen, an event log and the pictures are drawn from: all that happens in a run, flat and small.
///
/// Unlike ``RunEvent`` it holds no reports, and it tells what happens to a call on its way. A call is known by a
/// number, which counts up in the order calls start.
package enum WatchEvent: Sendable, Hashable {
    /// The input was listed.
    case started(Start)
    /// A document was read and split; this is the tree of each of its agents, and its file has so many bytes.
    case opened(document: String, chunkCount: Int, foldsByLevel: [Int], agentCount: Int, byteCount: Int)
    /// A call began to wait for its turn.
    case callStarted(Int, RunEvent.Call)
    /// It waits for a permit, the server's limits or the budget.
    case callWaiting(Int)
    /// An attempt was sent; the first is 1.
    case callSent(Int, attempt: Int)
    /// More of its answer came.
    case callText(Int, String)
    /// An attempt came to nothing.
    case callFailed(Int, kind: String)
    /// After a failed attempt another follows in a while.
    case callRetrying(Int, kind: String, reason: String, after: Duration)
    /// An attempt was answered.
    case callAnswered(Int, TokenUsage)
    /// An attempt cost so much.
    case callCharged(Int, Money)
    /// An equal call's answer served.
    case callJoined(Int)
    /// An answer was kept from before.
    case callStored(Int, TokenUsage, Money?)
    /// It ended.
    case callEnded(Int, Ending, waited: Duration, ran: Duration)
    /// A document's report is ready.
    case finished(document: String, chunkCount: Int, foldCount: Int, coverage: Double, gapCount: Int)
    /// These are as they were, and have their reports; of folders that are made anew, too, folds may be known.
    case unchanged(
        documentCount: Int,
        chunkCount: Int,
        foldCount: Int,
        byteCount: Int = 0,
        known: KnownFolds = KnownFolds()
    )
    /// A folder's report is ready; the folds by level are those of each agent.
    case folded(folder: String, documentCount: Int, foldCount: Int, foldsByLevel: [Int] = [])
    /// A file is no document.
    case skipped(document: String, reason: String, byteCount: Int = 0)
    /// A document could not be read.
    case failed(document: String, reason: String, hint: String?, byteCount: Int = 0)
    /// Something a person should know.
    case diagnosed(Diagnostic)
    /// How a server's limits stand; told when that changes, a few times a second at the most.
    case limits(server: String, LimitState)
    /// The program did not go on for so long: the computer slept, or a person stopped it.
    case slept(Duration)
    /// The run is over: nothing follows.
    case ended(RunEnd)

    /// What is known when the input is listed.
    package struct Start: Sendable, Hashable {
        /// What is read, in words.
        package var input: String
        /// The output folder.
        package var output: String?
        package var agents: [String]
        package var aggregator: String?
        package var documentCount: Int
        /// The bytes of the documents' files, without those that are too large to be read.
        package var byteCount: Int
        package var folderCount: Int
        /// The folds above documents by level, from level 1, of each agent over all folders.
        package var folderFoldsByLevel: [Int]
        /// The most calls in flight.
        package var concurrency: Int
        package var version: String

        package init(
            input: String,
            output: String? = nil,
            agents: [String],
            aggregator: String? = nil,
            documentCount: Int,
            byteCount: Int = 0,
            folderCount: Int,
            folderFoldsByLevel: [Int] = [],
            concurrency: Int,
            version: String
        ) {
            self.input = input
            self.output = output
            self.agents = agents
            self.aggregator = aggregator
            self.documentCount = documentCount
            self.byteCount = byteCount
            self.folderCount = folderCount
            self.folderFoldsByLevel = folderFoldsByLevel
            self.concurrency = concurrency
            self.version = version
        }
    }

    /// How a call ended.
    package enum Ending: Sendable, Hashable {
        case answered
        case withdrawn
        /// For this reason, of this kind; the hint says what to do next.
        case failed(reason: String, kind: String? = nil, hint: String? = nil)
    }

    /// How a run ended.
    package struct RunEnd: Sendable, Hashable {
        /// Whether every document and folder has its report.
        package var isComplete: Bool
        /// Why it stopped by itself, in a sentence; `nil` if it did not.
        package var reason: String?
        package var wallTime: Duration
        package var speedUp: Double
        package var bestSpeedUp: Double

        package init(
            isComplete: Bool,
            reason: String? = nil,
            wallTime: Duration,
            speedUp: Double,
            bestSpeedUp: Double
        ) {
            self.isComplete = isComplete
            self.reason = reason
            self.wallTime = wallTime
            self.speedUp = speedUp
            self.bestSpeedUp = bestSpeedUp
        }
    }
}
