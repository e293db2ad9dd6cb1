internal import ArgumentParser
internal import FanfoldCore
internal import FanfoldTestKit

/// How many folds are new after one edit of a document, or one file added to a folder.
struct FoldStability: ParsableCommand {
    @Option(help: "Chunks of the document, or files of the folder.")
    var leaves = 1000

    @Option(help: "The most children of a fold.")
    var fanIn = 6

    @Option(help: "Edits.")
    var edits = 2000

    func run() throws {
        for (title, edit) in Self.kinds { report(title, edit) }
    }

    /// An edit changes the keys of leaves; `-1` and `+1` stand for leaves that go and come.
    private static let kinds: [(String, @Sendable (inout [UInt64], inout SeededGenerator) -> Void)] = [
        ("one chunk changed", { $0[$1.below($0.count)] = $1.next() }),
        (
            "two neighbouring chunks changed",
            { keys, random in
                let place = random.below(keys.count - 1)
                keys[place] = random.next()
                keys[place + 1] = random.next()
            }
        ),
        (
            "one chunk became two",
            { keys, random in
                let place = random.below(keys.count)
                keys[place] = random.next()
                keys.insert(random.next(), at: place)
            }
        ),
        ("one added", { $0.insert($1.next(), at: $1.below($0.count + 1)) }),
        ("one removed", { $0.remove(at: $1.below($0.count)) }),
    ]

    private func report(_ title: String, _ edit: (inout [UInt64], inout SeededGenerator) -> Void) {
        var shares: [Double] = []
        for seed in 0..<edits {
            var random = SeededGenerator(seed: UInt64(seed))
            var keys = (0..<leaves).map { _ in random.next() }
            let before = Set(identities(keys))
            edit(&keys, &random)
            let after = identities(keys)
            let levels = TreePlan(grouping: keys, fanIn: fanIn).levels
            shares.append(Double(after.filter { !before.contains($0) }.count) / Double(levels))
        }
        shares.sort()
        let mean = shares.reduce(0, +) / Double(shares.count)
        print(
            "\(title): new folds by level: mean \(mean), 95 % \(shares[shares.count * 95 / 100]), all \(shares.last ?? 0)"
        )
    }

    /// What each fold is made of: a hash over the leaves below it.
    private func identities(_ keys: [UInt64]) -> [UInt64] {
        let plan = TreePlan(grouping: keys, fanIn: fanIn)
        var hashes = keys
        for fold in plan.folds { hashes.append(fold.children.reduce(7) { mixed($0 ^ hashes[$1]) }) }
        return Array(hashes[keys.count...])
    }
}
