internal import ArgumentParser
internal import Fanfold
internal import FanfoldStore
internal import FanfoldTerminal

/// `fanfold store`: looks after the answers that are kept.
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Look after the store of answered calls: prune, verify, export. Makes no call.",
        subcommands: [Prune.self, Verify.self, Export.self]
    )

    /// Which store is meant.
    struct Place: ParsableArguments {
        @Option(
            name: [.short, .long],
            help: ArgumentHelp("The output folder whose store it is.", valueName: "folder"),
            completion: .directory
        )
        var output = "output"

        @Option(
            help: ArgumentHelp(
                "A store that output folders share, in place of one's own.",
                valueName: "folder"
            ),
            completion: .directory
        )
        var store: String?

        /// Lends the store to `body`; `isAlone` where no run may write to the output folder meanwhile.
        func withStore(isAlone: Bool = false, _ body: (CallStoreFile) throws -> Void) async throws {
            let folder = store ?? output + "/.fanfold"
            guard CallStoreFile.exists(in: folder) else {
                Console.message(
                    "\(folder): there is no store of answers",
                    hint: "name a run's output folder with -o, or a shared store with --store"
                )
                throw ExitStatus.usage
            }
            let lock = isAlone && store == nil ? try await Self.lock(folder) : nil
            do {
                try withExtendedLifetime(lock) { try body(try CallStoreFile(folder: folder)) }
            } catch let error as StoreError {
                Console.message(error.message, hint: error.hint)
                throw ExitStatus.incomplete
            }
        }

        private static func lock(_ folder: String) async throws -> RunLock {
            do {
                return try await RunLock.take(
                    in: folder,
                    holder: RunLock.Holder(since: .now, command: CommandWords.shown(CommandLine.arguments)),
                    wait: nil,
                    clock: ContinuousClock()
                )
            } catch let error as StoreError {
                Console.message(error.message, hint: error.hint)
                throw ExitStatus.stopped
            }
        }
    }

    /// `fanfold store prune`: drops answers that no run will look for.
    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prune",
            abstract: "Drop answers that a fresh start has replaced, and those not used for long."
        )

        @OptionGroup var place: Place

        @Option(
            help: ArgumentHelp(
                "Also drop answers that were not used for so long, such as 30d.",
                valueName: "time"
            )
        )
        var olderThan: TimeSpan?

        func run() async throws {
            let days = olderThan.map { Int(($0.duration / .seconds(86_400)).rounded(.up)) }
            try await place.withStore(isAlone: true) { store in
                // Nobody knows which generations the output folders that share a store are at.
                let pruned = try store.prune(before: place.store == nil ? nil : 0, unusedFor: days)
                let removed = pruned.ofEarlierGenerations + pruned.unused
                let (before, after) = (SizeText.text(pruned.bytesBefore), SizeText.text(pruned.bytesAfter))
                var parts = ["\(Count.text(removed, "answer")) removed"]
                if removed > 0 {
                    parts.append("\(pruned.ofEarlierGenerations) of earlier generations")
                    parts.append("\(pruned.unused) not used for long")
                }
                parts.append("\(pruned.left) left")
                let line = "\(store.path): \(parts.joined(separator: ", ")); \(before) before, \(after) after"
                Console.output(line: TerminalText.safe(line))
            }
        }
    }

    /// `fanfold store verify`: reads all of it.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Check that the file is whole and every answer as it was written."
        )

        @OptionGroup var place: Place

        func run() async throws {
            try await place.withStore { store in
                let flaws = try store.flaws()
                for flaw in flaws { RunMessages.report(store.path, flaw) }
                guard flaws.isEmpty else {
                    Console.message(
                        "\(store.path): \(Count.text(flaws.count, "flaw"))",
                        hint: "the next run keeps what can be read, and asks again for what is missing"
                    )
                    throw ExitStatus.incomplete
                }
                let (count, size) = (Count.text(try store.count(), "answer"), SizeText.text(store.byteCount))
                Console.output(line: TerminalText.safe("\(store.path): whole, \(count), \(size)"))
            }
        }
    }

    /// `fanfold store export`: all answers as JSON Lines.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Write every answer as a line of JSON.",
            discussion: """
                In the order in which they were first kept. Each line has the members generation, key, \
                provider, model, revision, answer, finish, prompt_tokens, cached_tokens, answer_tokens, \
                is_estimated, served_model, latency_ms, counted_tokens, cost_picos, created_at, run and \
                used_day.
                """
        )

        @OptionGroup var place: Place

        func run() async throws {
            try await place.withStore { store in
                let leftOut = try store.export { Console.output($0) }
                guard leftOut > 0 else { return }
                RunMessages.report(
                    store.path,
                    "\(Count.text(leftOut, "answer")) left out, not as written",
                    hint: "the next run that needs one asks for it again"
                )
                throw ExitStatus.incomplete
            }
        }
    }
}
