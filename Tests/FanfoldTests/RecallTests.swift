import FanfoldTestKit
import Testing

@testable import Fanfold

@Suite struct `Recall` {
    typealias Setup = `Incremental run`.Setup

    @Test(.timeLimit(.minutes(5))) func `a format that was left out of a run is not taken for fresh`()
        async throws
    {
        try await withTemporaryFolder { folder in
            var setup = Setup(folder)
            for name in ["a.txt", "b.txt"] { try folder.write("The text of \(name).", to: "in/" + name) }
            _ = try await setup.run()
            try folder.write("Another text.", to: "in/a.txt")
            setup.settings.formats = [.markdown]
            _ = try await setup.run()
            setup.settings.formats = [.markdown, .json]
            _ = try await setup.run()
            let (incremental, fresh) = try await setup.reports()
            #expect(incremental == fresh)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a file that is no document any more is in no folder's report`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let setup = Setup(folder)
            for name in ["a.txt", "b.txt"] { try folder.write("The text of \(name).", to: "in/" + name) }
            _ = try await setup.run()
            try folder.write([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37], to: "in/b.txt")
            _ = try await setup.run()
            try folder.write("Another text.", to: "in/a.txt")
            _ = try await setup.run()
            let (incremental, fresh) = try await setup.reports()
            #expect(incremental["index.md"] == fresh["index.md"])
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a fold above one that failed is not kept as if it were whole`()
        async throws
    {
        try await withTemporaryFolder { folder in
            var setup = Setup(folder)
            for number in 0..<9 { try folder.write("Text \(number).", to: "in/a/\(number).txt") }
            try folder.write("Text of the top.", to: "in/top.txt")
            setup.settings.writesIndex = false
            _ = try await setup.run("out", Panel(ScriptedAgent()))
            setup.settings.writesIndex = true
            let broken = ScriptedAgent { entry in
                guard case .fold(let texts, .folder) = entry else { return .echo }
                if texts.contains("Text of the top.") { throw AgentError("stopped", remedy: .stopRun) }
                if texts.contains("Text 0.") { throw AgentError("no answer") }
                return .echo
            }
            await #expect(throws: RunError.self) { try await setup.run("out", Panel(broken)) }
            _ = try await setup.run("out", Panel(ScriptedAgent()))
            _ = try await setup.run("fresh", Panel(ScriptedAgent()))
            #expect(try folder.files(in: "out")["a/index.md"] == folder.files(in: "fresh")["a/index.md"])
        }
    }
}
