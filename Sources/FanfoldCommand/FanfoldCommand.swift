internal import ArgumentParser
internal import Fanfold

/// The root of the command line.
struct FanfoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fanfold",
        abstract: "Summarize a folder of documents into Markdown reports.",
        discussion: """
            Fanfold splits each document into chunks, has an agent read them side by side, folds what it \
            says level by level, and writes one report a document and one a folder. The built-in agent \
            picks sentences: it needs no key and no network. Every sentence of a report names the lines \
            of the source it came from.

              fanfold documents              reports of a folder, in output/
              fanfold notes.md -o -          one document's report, on the screen
              fanfold plan documents         what a run would do

            Exit codes: 0 all done; 1 done, with documents that failed or gaps in a report; 2 wrong use \
            or nothing to read; 3 stopped and can go on; 130 interrupted.
            """,
        version: FanfoldVersion.current,
        subcommands: [
            RunCommand.self, PlanCommand.self, StatusCommand.self, ReplayCommand.self, ExtractCommand.self,
            ChunkCommand.self, RecipeCommand.self, StoreCommand.self, LabCommand.self,
        ],
        defaultSubcommand: RunCommand.self
    )
}
