package import FanfoldCore
internal import FanfoldStore

/// What the runs over an output folder did, and what is left.
package struct OutputStatus: Sendable, Hashable {
    /// A run that goes on now.
    package struct Live: Sendable, Hashable {
        /// The process id, on its host; `nil` if it is not known.
        package var process: Int?
        package var host: String?
        package var since: WallTime?

        package init(process: Int? = nil, host: String? = nil, since: WallTime? = nil) {
            self.process = process
            self.host = host
            self.since = since
        }
    }

    /// The bytes that the files of the store take.
    package struct Store: Sendable, Hashable {
        /// Answered calls.
        package var calls: Int
        /// Runs, and what is noted of inputs and reports.
        package var runs: Int
        /// All else, such as damaged files that were set aside.
        package var other: Int

        package init(calls: Int = 0, runs: Int = 0, other: Int = 0) {
            self.calls = calls
            self.runs = runs
            self.other = other
        }

        package var total: Int { calls + runs + other }
    }

    /// The output folder as the user wrote it.
    package var output: String
    /// The runs, oldest first.
    package var runs: [RunEntry]
    /// The run that goes on now; `nil` if none does.
    package var live: Live?
    /// The bytes that the store takes.
    package var store: Store

    package init(output: String, runs: [RunEntry], live: Live? = nil, store: Store = Store()) {
        self.output = output
        self.runs = runs
        self.live = live
        self.store = store
    }

    /// Looks at an output folder; changes nothing in it.
    ///
    /// - Throws: ``RunError`` if Fanfold never wrote to it, or what it wrote can't be read.
    package init(of output: String) throws(RunError) {
        let folder = output + "/.fanfold"
        let (holder, runs): (RunLock.Holder?, [RunEntry])
        do {
            (holder, runs) = try Self.read(output, folder)
        } catch {
            throw RunError(.nothingToRead, error.message, hint: error.hint, underlying: error)
        }
        let sizes = StoreFiles.sizes(in: folder)
        self.init(
            output: output,
            runs: runs,
            live: holder.map { holder in
                guard holder.isKnown else { return Live() }
                return Live(process: holder.process, host: holder.host, since: holder.since)
            },
            store: Store(calls: sizes.calls, runs: sizes.runs, other: sizes.other)
        )
    }

    /// The latest run; `nil` if none was ever kept.
    package var latest: RunEntry? { runs.last }

    /// All runs together.
    package var totals: RunFigures {
        var totals = RunFigures()
        for run in runs { totals += run.figures }
        return totals
    }

    private static func read(
        _ output: String,
        _ folder: String
    ) throws(StoreError) -> (RunLock.Holder?, [RunEntry]) {
        guard try StoreFiles.exist(in: folder) else {
            throw StoreError(
                "\(output): no output folder of fanfold",
                hint: "name the folder that was given with -o, or run fanfold first"
            )
        }
        let holder = RunLock.holder(in: folder)
        return (holder, try RunDatabase.runs(in: folder, isInUse: holder != nil))
    }
}
