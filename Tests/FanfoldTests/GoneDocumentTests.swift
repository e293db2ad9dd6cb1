import FanfoldTestKit
import Testing

@testable import Fanfold

@Suite struct `Document that is gone` {
    private func run(
        _ folder: TemporaryFolder,
        _ inputs: [String] = ["in"],
        _ change: (inout RunSettings) -> Void = { _ in }
    ) async throws -> (result: RunResult, warnings: [String]) {
        var settings = RunSettings()
        change(&settings)
        var warnings: [String] = []
        let result = try await Run(
            .paths(inputs.map { folder.path($0) }),
            output: folder.path("out"),
            settings: settings
        )() { event in
            if case .diagnosed(let diagnostic) = event { warnings.append(diagnostic.message) }
        }
        return (result, warnings)
    }

    private func fill(_ folder: TemporaryFolder) throws {
        for name in ["a.txt", "b.txt", "c/d.txt", "c/e.txt", "f/g.txt"] {
            try folder.write("The text of \(name) is short.", to: "in/" + name)
        }
    }

    @Test func `its report goes, and the folder it leaves empty`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            _ = try await run(folder)
            try folder.remove("in/a.txt")
            try folder.remove("in/f")
            let (result, warnings) = try await run(folder)
            #expect(warnings == [])
            #expect(result.unchangedCount == 3)
            #expect(!folder.exists("out/a.txt.md"))
            #expect(!folder.exists("out/f"))
            #expect(folder.exists("out/c/d.txt.md"))
        }
    }

    @Test func `one that is only left out keeps its report`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            _ = try await run(folder)
            _ = try await run(folder) { $0.exclude = ["a.txt", "f"] }
            _ = try await run(folder, ["in/c"])
            #expect(folder.exists("out/a.txt.md"))
            #expect(folder.exists("out/f/g.txt.md"))
            #expect(folder.exists("out/c/d.txt.md"))
        }
    }

    @Test func `a report that was changed by hand stays and is named`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            _ = try await run(folder)
            try folder.remove("in/a.txt")
            try folder.write("my own notes", to: "out/a.txt.md")
            let (_, warnings) = try await run(folder)
            #expect(
                warnings == ["was changed since it was written and stays, though its document is gone"]
            )
            #expect(folder.text("out/a.txt.md") == "my own notes")
            #expect(try await run(folder).warnings == [])
        }
    }

    @Test func `more than half stay unless that is asked for`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            _ = try await run(folder)
            for name in ["b.txt", "c", "f"] { try folder.remove("in/" + name) }
            #expect(
                try await run(folder).warnings
                    == ["4 of 5 documents are gone from the input, and their reports stay"]
            )
            #expect(folder.exists("out/b.txt.md"))
            #expect(try await run(folder) { $0.prunes = true }.warnings == [])
            #expect(try folder.files(in: "out").keys.sorted() == ["a.txt.md", "index.md", "run.json"])
        }
    }

    @Test func `an input that is missing or empty takes nothing away`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            try folder.write("Another.", to: "more/x.txt")
            _ = try await run(folder, ["in", "more"])
            try folder.remove("in")
            _ = try await run(folder, ["in", "more"]) { $0.prunes = true }
            #expect(folder.exists("out/in/a.txt.md"))
            try folder.makeFolder("in")
            _ = try await run(folder, ["in", "more"]) { $0.prunes = true }
            #expect(folder.exists("out/in/a.txt.md"))
        }
    }
}
