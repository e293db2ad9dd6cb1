import Fanfold
import FanfoldTestKit
import Testing

@Suite struct `Run settings` {
    private func error(_ change: (inout RunSettings) -> Void) async -> RunError? {
        var settings = RunSettings()
        change(&settings)
        let run = Run(.text("Text."), settings: settings)
        return await #expect(throws: RunError.self) { _ = try await run() }
    }

    @Test func `a setting out of range is named with both numbers`() async {
        let errors = [
            await error { $0.chunkTokens = 7 }, await error { $0.fanIn = 1 },
            await error { $0.concurrency = 0 }, await error { $0.maxFileSize = -1 },
        ]
        #expect(errors.allSatisfy { $0?.code == .badSetting })
        let messages: [String] = errors.compactMap { $0?.message }
        #expect(
            messages == [
                "--chunk-tokens is 7, and has to be at least 8", "--fan-in is 1, and has to be at least 2",
                "--concurrency is 0, and has to be at least 1",
                "--max-file-size is -1, and has to be at least 1",
            ]
        )
        #expect(errors.first??.hint == "give --chunk-tokens a number from 8 to 10000000")
    }

    @Test func `numbers that would overflow are refused`() async {
        let errors = [
            await error { $0.chunkTokens = .max }, await error { $0.fanIn = .max },
            await error { $0.concurrency = .max }, await error { $0.maxFileSize = .max },
        ]
        #expect(errors.allSatisfy { $0?.message.contains("has to be at most") == true })
    }

    @Test func `a pattern that says nothing is refused`() async {
        #expect(await error { $0.include = ["*.txt", ""] }?.message == "--include '' is no pattern")
        #expect(await error { $0.exclude = ["#notes"] }?.message == "--exclude '#notes' is no pattern")
    }

    @Test func `a vocabulary that is none is named`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("not a vocabulary\n", to: "v.tiktoken")
            let path = folder.path("v.tiktoken")
            let error = await error { $0.tokenizer = path }
            #expect(error?.code == .badSetting)
            #expect(error?.message.hasPrefix("--tokenizer \(path): ") == true)
            #expect(error?.hint == "name a .tiktoken vocabulary file")
        }
    }
}
