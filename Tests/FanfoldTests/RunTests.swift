import Fanfold
import FanfoldTestKit
import Testing

@Suite struct `Run over a folder` {
    static let prose = """
        The harbour was closed for two days in March. Ice had formed on the inner basin, and the pilots \
        refused to go out. On the third day the ice broke and eleven ships came in.

        The board decided to buy an ice breaker. It costs four million and will be delivered in autumn.


        """

    /// A folder of documents, some of which can't be read.
    private func fill(_ folder: TemporaryFolder) throws {
        for number in 1...8 {
            let text = String(repeating: "Number \(number). " + Self.prose, count: number)
            try folder.write(text, to: "in/\(number % 3)/\(number).txt")
        }
        try folder.write("", to: "in/empty.txt")
        try folder.write([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37], to: "in/paper.txt")
    }

    private var smallChunks: RunSettings {
        var settings = RunSettings()
        settings.chunkTokens = 64
        settings.formats = [.markdown, .json, .text]
        return settings
    }

    @Test func `a folder gives a result that counts everything`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            let result = try await Run(
                .paths([folder.path("in")]),
                output: folder.path("out"),
                settings: smallChunks
            )()
            #expect(result.documents.map(\.name) == (1...8).map { "\($0 % 3)/\($0).txt" }.sorted())
            #expect(result.failed.map(\.name) == ["empty.txt"])
            #expect(result.failed.first?.hint == "put text into it, or leave it out with --exclude")
            #expect(result.skipped.map(\.reason) == ["is a PDF file, not text"])
            #expect(result.isComplete)
            #expect(!result.isWhole)
            #expect(result.unwritten.isEmpty)
            #expect(result.chunkCount == result.documents.reduce(0) { $0 + $1.chunkCount })
            #expect(result.documents.allSatisfy { $0.coverage == 1 })
            #expect(result.top?.entries.map(\.name) == ["0", "1", "2", "empty.txt", "paper.txt"])
            #expect(result.top?.gaps.map(\.document) == ["empty.txt"])
            let files = try folder.files(in: "out")
            // A Markdown, JSON and text report a document, two an index, and run.json.
            let fileCount: Int = 8 * 3 + 4 * 2 + 1
            #expect(files.count == fileCount)
        }
    }

    @Test func `a plan tells what a run does`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            let run = Run(.paths([folder.path("in")]), output: folder.path("out"), settings: smallChunks)
            let plan = try await run.plan()
            #expect(!folder.exists("out"))
            let result = try await run()
            #expect(plan.chunkCount == result.chunkCount)
            #expect(plan.documents.map(\.name) == result.documents.map(\.name))
            #expect(plan.foldsByLevel.reduce(0, +) == result.foldCount - result.folderFoldCount)
            #expect(plan.folderFoldsByLevel.reduce(0, +) >= result.folderFoldCount)
            #expect(plan.failed.map(\.name) == ["empty.txt"])
            #expect(plan.skipped.map(\.name) == ["paper.txt"])
            #expect(!plan.isWhole)
        }
    }

    @Test func `one call at a time and many give the same reports`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            for concurrency in [1, 16] {
                var settings = smallChunks
                settings.concurrency = concurrency
                _ = try await Run(
                    .paths([folder.path("in")]),
                    output: folder.path("out\(concurrency)"),
                    settings: settings
                )()
            }
            var (one, many) = (try folder.files(in: "out1"), try folder.files(in: "out16"))
            let records = [one, many].compactMap { $0["run.json"]?.split(separator: "\"timing\"").first }
            #expect(records.count == 2)
            #expect(records.first == records.last)
            one["run.json"] = nil
            many["run.json"] = nil
            #expect(one == many)
        }
    }

    @Test func `a listener hears everything in order`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            var started: [Int] = []
            var opened = 0
            var calls: Set<RunEvent.Call> = []
            var answered = 0
            var finished: [String] = []
            var folded: [String] = []
            let result = try await Run(.paths([folder.path("in")]), settings: smallChunks)(listen: { event in
                switch event {
                case .started(let documents, let folders): started += [documents, folders]
                case .opened(_, let chunkCount, _, _, _): opened += chunkCount
                case .callStarted(let call): calls.insert(call)
                case .callEnded(let call, .answered, _) where calls.contains(call): answered += 1
                case .finished(let document): finished.append(document.name)
                case .folded(let folder): folded.append(folder.name)
                default: break
                }
            })
            #expect(started == [10, 4])
            #expect(opened == result.chunkCount)
            #expect(answered == calls.count)
            #expect(answered == result.chunkCount + result.foldCount)
            #expect(finished.sorted() == result.documents.map(\.name))
            #expect(folded.last == "")
            #expect(folded.sorted() == ["", "0", "1", "2"])
        }
    }

    @Test func `a run without index folds no folders`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            var settings = RunSettings()
            settings.writesIndex = false
            let run = Run(.paths([folder.path("in")]), output: folder.path("out"), settings: settings)
            let result = try await run()
            #expect(result.top == nil)
            #expect(result.folderFoldCount == 0)
            #expect(try await run.plan().folderFoldsByLevel.isEmpty)
            #expect(try !folder.files(in: "out").keys.contains { $0.hasSuffix("index.md") })
        }
    }

    @Test func `running again touches nothing but run.json`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            let run = Run(.paths([folder.path("in")]), output: folder.path("out"))
            _ = try await run()
            try folder.write("changed by hand", to: "out/index.md")
            let before = try folder.files(in: "out")
            _ = try await run()
            let after = try folder.files(in: "out")
            #expect(before.keys.sorted() == after.keys.sorted())
            let changed = before.keys.filter { before[$0] != after[$0] && $0 != "run.json" }
            #expect(changed == ["index.md"])
        }
    }

    @Test func `a report that can't be written is counted, and the rest are written`() async throws {
        try await withTemporaryFolder { folder in
            try fill(folder)
            try folder.makeFolder("out/1/1.txt.md")
            let result = try await Run(.paths([folder.path("in")]), output: folder.path("out"))()
            #expect(result.unwritten.map(\.name) == [folder.path("out/1/1.txt.md")])
            #expect(result.unwritten.first?.hint == "a folder stands where the report belongs; move it")
            #expect(result.isComplete)
            #expect(!result.isWhole)
            #expect(folder.exists("out/1/4.txt.md"))
        }
    }

    @Test func `hostile names do no harm to the run`() async throws {
        try await withTemporaryFolder { folder in
            let names = [
                "index.md/a.txt", "index.md/index", "run.json/b.txt", "run", "x", "x.md/y.txt",
                "sub/\u{301}c.txt",
                "A/same.txt", "a/same.txt", "sub/new\nline.txt", String(repeating: "n", count: 251) + ".txt",
            ]
            for name in names { try folder.write(Self.prose, to: "in/" + name) }
            let result = try await Run(
                .paths([folder.path("in")]),
                output: folder.path("out"),
                settings: smallChunks
            )()
            #expect(result.isWhole)
            let files = try folder.files(in: "out")
            let folders = (result.top?.entries.count { $0.isFolder } ?? 0) + 1
            let fileCount: Int = names.count * 3 + folders * 2 + 1
            #expect(files.count == fileCount)
            #expect(Set(files.keys.map { $0.lowercased() }).count == files.count)
            #expect(files.values.allSatisfy { !$0.isEmpty })
        }
    }
}

extension FolderResult.Entry {
    fileprivate var isFolder: Bool {
        if case .folder = outcome { true } else { false }
    }
}
