import FanfoldTestKit
import Foundation
import Testing

@Suite struct `Lab command` {
    @Test(.timeLimit(.minutes(5)), arguments: [[], ["--json"]])
    func `it says where it is, serves until it is told to end, and prints what it saw`(
        more: [String]
    ) async throws {
        try await withFanfold { fanfold, folder in
            let process = try fanfold.start(["lab", "--port", "0"] + more)
            try await eventually { folder.text(".stderr")?.hasSuffix("/v1\n") == true }
            process.terminate()
            let ended = await fanfold.end(process)
            #expect(ended.status == 0)
            #expect(ended.errors.hasPrefix("lab server at http://127.0.0.1:"))
            #expect(ended.errors.contains("fanfold run documents --model openai:lab --base-url http://"))
            #expect(ended.output.hasPrefix(more.isEmpty ? "requests   0\n" : #"{"requests":0,"#))
        }
    }

    @Test(arguments: [
        (["--latency", "slow"], "fixed:MS"), (["--fault", "nothing=1"], "truncated"),
        (["--rpm", "0"], "--rpm is 0"), (["--port", "70000"], "65535"), (["--outage", "1"], "--outage"),
        (["--key-required", "NO_SUCH_KEY"], "NO_SUCH_KEY"), (["--schema-refusal", "404"], "400 or 500"),
    ])
    func `a mistake is named before anything is opened`(arguments: [String], word: String) async throws {
        try await withFanfold { fanfold, _ in
            let ended = try await fanfold.run(["lab", "--port", "0"] + arguments)
            #expect(ended.status == 2 && ended.output.isEmpty)
            #expect(ended.errors.contains(word), "\(ended.errors)")
        }
    }
}
