internal import FanfoldCore
internal import FanfoldStore
internal import FanfoldTestKit
internal import Foundation
internal import Testing

@Suite(.timeLimit(.minutes(5))) struct `Store command` {
    /// Keeps calls in the store of the output folder.
    private func fill(_ folder: TemporaryFolder, _ numbers: Range<Int>, generation: Int, day: Int)
        async throws
    {
        let clock = StoreClock(ManualClock()) { day * 86_400 }
        let store = try CallDatabase(
            folder: folder.path("output/.fanfold"),
            generation: generation,
            run: "run \(generation)",
            clock: clock
        ) { _ in }
        for number in numbers {
            try await store.keep(
                StoredCall(
                    key: Digest(of: [UInt8(number)]),
                    model: ModelIdentity(provider: "openai", name: "m"),
                    reply: ModelReply(
                        text: "answer \(number)",
                        finish: .stop,
                        usage: TokenUsage(promptTokens: 10, answerTokens: 3)
                    ),
                    latency: .milliseconds(20),
                    countedTokens: 9,
                    cost: number == 0 ? nil : Money(picos: 1_500_000)
                )
            )
        }
        store.close()
    }

    private func transcript(_ lines: [[String]], _ fanfold: Fanfold) async throws -> String {
        var transcripts: [String] = []
        for arguments in lines { transcripts.append(try await fanfold.run(arguments).transcript(arguments)) }
        return transcripts.joined(separator: "\n")
    }

    @Test func `a store that others share keeps their generations`() async throws {
        try await withFanfold { fanfold, folder in
            try await fill(folder, 0..<3, generation: 1, day: 20_000)
            try await fill(folder, 0..<2, generation: 2, day: 30_000)
            let shared = try await fanfold.run(["store", "prune", "--store", "output/.fanfold"])
            #expect(shared.output.contains("0 answers removed, 5 left"))
            let own = try await fanfold.run(["store", "prune"])
            #expect(own.output.contains("3 answers removed, 3 of earlier generations"))
        }
    }

    @Test func `a store is verified, exported and pruned`() async throws {
        try await withFanfold { fanfold, folder in
            try await fill(folder, 0..<3, generation: 1, day: 20_000)
            try await fill(folder, 0..<2, generation: 2, day: 30_000)
            try await fill(folder, 3..<4, generation: 2, day: 10_000)
            try folder.write("no database", to: "bad/calls.sqlite")
            let help = [[], ["prune"], ["verify"], ["export"]].map { ["help", "store"] + $0 }
            let lines = [
                ["store", "verify"], ["store", "export"], ["store", "prune"], ["store", "prune"],
                ["store", "prune", "--older-than", "30d"], ["store", "verify"],
                ["store", "verify", "-o", "missing"], ["store", "verify", "--store", "bad"],
                ["store", "prune", "--older-than", "soon"],
            ]
            let text = try await transcript(help + lines, fanfold)
            if let difference = Golden().difference(of: text, from: "store.txt") {
                Issue.record("\(difference)")
            }
        }
    }
}
