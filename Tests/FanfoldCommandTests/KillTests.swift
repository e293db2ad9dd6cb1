import FanfoldLab
import FanfoldTestKit
import Foundation
import Testing

/// A run that is killed again and again; `FANFOLD_KILLS=300 swift test --filter Kill` kills as often as that.
@Suite struct `Run that is killed` {
    private static let kills = ProcessInfo.processInfo.environment["FANFOLD_KILLS"].flatMap { Int($0) } ?? 20
    private static let concurrency = 6

    /// An answer of the store, as it is exported.
    private struct Kept: Decodable, Equatable {
        var key: String
        var run: String
        var answer: String
    }

    private func documents(in folder: TemporaryFolder) throws {
        var random = SeededGenerator(seed: 11)
        for number in 0..<10 {
            let text = TestText.paragraphs(6 + number % 5, &random).joined(separator: "\n\n")
            try folder.write(text, to: "in/\(number % 3)/\(number).txt")
        }
    }

    private func reports(_ folder: TemporaryFolder, _ output: String) throws -> [String: String] {
        var files = try folder.files(in: output)
        (files["run.json"], files["timeline.svg"]) = (nil, nil)
        return files
    }

    private func kept(_ fanfold: Fanfold, _ output: String) async throws -> [String: Kept] {
        guard fanfold.folder.exists(output + "/.fanfold/calls.sqlite") else { return [:] }
        let exported = try await fanfold("store", "export", "-o", output)
        #expect(exported.status == 0, "\(exported.errors)")
        let calls = try exported.output.split(separator: "\n").map {
            try JSONDecoder().decode(Kept.self, from: Data($0.utf8))
        }
        return Dictionary(uniqueKeysWithValues: calls.map { ($0.key, $0) })
    }

    @Test(.timeLimit(.minutes(15)))
    func `goes on where it stopped: what was kept is not asked again`() async throws {
        var settings = LabSettings()
        settings.latency = .uniform(.milliseconds(2), .milliseconds(12))
        try await withFanfold { fanfold, folder in
            try documents(in: folder)
            try await LabServer.run(settings) { server in
                func arguments(_ output: String) -> [String] {
                    [
                        "in", "-o", output, "--model", "openai:m", "--base-url", server.openAIBaseURL,
                        "--chunk-tokens", "60", "--fan-in", "3", "--concurrency", "\(Self.concurrency)",
                    ]
                }
                let undisturbed = try await fanfold.run(arguments("undisturbed"))
                #expect(undisturbed.status == 0, "\(undisturbed.errors)")
                let wanted = try reports(folder, "undisturbed")
                let callCount = server.stats.requests
                #expect(callCount > 50 && server.stats.repeatedPrompts == 0)

                var random = SeededGenerator(seed: UInt64(Self.kills))
                var (kills, cycle) = (0, 0)
                var earlier: [String: Kept] = [:]
                while kills < Self.kills {
                    let output = "out\(cycle)"
                    let before = server.stats.requests
                    let process = try fanfold.start(arguments(output))
                    let last = before + random.below(2 * callCount / 9)
                    try await eventually { server.stats.requests >= last || process.hasEnded }
                    kill(process.processIdentifier, SIGKILL)
                    _ = await fanfold.end(process)
                    kills += 1

                    let now = try await kept(fanfold, output)
                    for (key, call) in earlier where now[key] != call {
                        Issue.record(
                            "\(key) was kept by run \(call.run), and is now \(String(describing: now[key]))"
                        )
                    }
                    let lost = server.stats.requests - before - (now.count - earlier.count)
                    // Those under way: with a permit, or answered and not on disk yet.
                    #expect(0...2 * Self.concurrency ~= lost, "\(lost) calls were made and not kept")
                    earlier = now

                    guard now.count == callCount else { continue }
                    try await finish(fanfold, arguments(output), output, wanted, server, asking: 0)
                    (earlier, cycle) = ([:], cycle + 1)
                }
                let rest = callCount - earlier.count
                try await finish(
                    fanfold,
                    arguments("out\(cycle)"),
                    "out\(cycle)",
                    wanted,
                    server,
                    asking: rest
                )
            }
        }
    }

    /// Runs to the end, with exactly so many calls, and looks at the reports.
    private func finish(
        _ fanfold: Fanfold,
        _ arguments: [String],
        _ output: String,
        _ wanted: [String: String],
        _ server: LabServer,
        asking callCount: Int
    ) async throws {
        let before = server.stats.requests
        let ended = try await fanfold.run(arguments)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(server.stats.requests - before == callCount)
        #expect(try reports(fanfold.folder, output) == wanted)
    }
}
