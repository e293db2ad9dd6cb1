internal import ArgumentParser

/// Measurements that are too slow for tests, or that need documents the project does not hold.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fanfold-benchmarks",
        subcommands: [ChunkStability.self, FoldStability.self, TimeLeftError.self]
    )
}
