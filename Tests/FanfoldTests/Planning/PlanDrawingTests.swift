internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import Fanfold

@Suite struct `Drawing of a plan` {
    /// A plan of documents with these names, without reading any.
    private func plan(_ names: [String], new: Int = 3) async throws -> RunPlan {
        let run = Run(.text("One sentence."))
        var plan = RunPlan(try Corpus(run.input, settings: run.settings), run)
        plan.title = "papers"
        let outline = FolderOutline(documents: names, fanIn: 3)
        plan.folders = outline.folders.map { folder in
            RunPlan.Folder(
                name: folder.name,
                entryCount: folder.entries.count,
                foldsByLevel: folder.plan.foldsByLevel,
                calls: PlannedCalls(new: folder.plan.folds.count)
            )
        }
        let counter = ByteCounter()
        plan.documents = try outline.documents.map { name in
            let one = try #require(try Corpus(.text("One."), settings: RunSettings()).split(0))
            var document = RunPlan.Document(one, agents: ["summary"])
            document.name = name
            document.chunkCount = counter.count(Array(name.utf8)[...])
            document.foldsByLevel = [2, 1]
            document.calls = PlannedCalls(new: new, stored: document.chunkCount)
            return document
        }
        return plan
    }

    private func nodes(_ chart: String) -> [Substring] {
        chart.split(separator: "\n").filter { $0.contains("\"") }
    }

    @Test(arguments: [1, 2, 3, 5, 12, 60])
    func `a large tree keeps to its limit and loses nothing`(limit: Int) async throws {
        let names = (0..<40).flatMap { folder in
            (0..<25).map { "folder \(folder % 7)/part \(folder)/\($0).txt" }
        }
        let plan = try await plan(names + ["z.txt"])
        let whole = PlanNode(plan)
        let folded = whole.folded(to: limit)
        #expect(whole.rowCount == 1001 + 40 + 7 + 1)
        #expect(folded.rowCount <= limit && folded.allCalls == whole.allCalls)
        #expect(folded.sum.documents == 1001 && folded.sum.chunks == whole.sum.chunks)
        #expect(folded.sum.folders == 48)
        #expect(plan.treeLines(atMost: limit).count <= limit)
        #expect(nodes(plan.mermaid(atMost: limit)).count <= limit)
    }

    @Test func `a small tree is whole`() async throws {
        let plan = try await plan(["a/b/c.txt", "a/d.txt", "e.txt"])
        #expect(PlanNode(plan).folded(to: 6) == PlanNode(plan))
        #expect(
            plan.treeLines() == [
                "papers/  2 entries → 1 fold  [11 new, 21 stored]",
                "├─ a/  2 entries → 1 fold  [7 new, 16 stored]",
                "│  ├─ b/  1 entry  [3 new, 9 stored]",
                "│  │  └─ c.txt  9 chunks → 2 folds → 1 fold  [3 new, 9 stored]",
                "│  └─ d.txt  7 chunks → 2 folds → 1 fold  [3 new, 7 stored]",
                "└─ e.txt  5 chunks → 2 folds → 1 fold  [3 new, 5 stored]",
            ]
        )
        let unchanged = try await self.plan(["e.txt"], new: 0)
        #expect(unchanged.treeLines().last == "└─ e.txt  5 chunks → 2 folds → 1 fold  [unchanged, 5 stored]")
    }

    @Test(arguments: [
        "a\"] --> n1; click n0 \"x", "end", "`b`", "<script>x&amp;", "50%%{init}%%", "a\nb\r\u{2028}c",
        "#35;",
        "$$x$$", "\u{202E}txt.a", "[[x]]", "a|b{c}", "ö → 日本",
    ])
    func `a name can't break out of its node`(name: String) async throws {
        let chart = try await plan([name, "second"]).mermaid()
        let lines = chart.split(whereSeparator: \.isNewline)
        // A line a node, one an arrow, the head and the styles.
        let lineCount: Int = 3 + 2 + 1 + 3
        #expect(lines.count == lineCount, "\(chart)")
        for line in nodes(chart) {
            let label = line.split(separator: "\"", omittingEmptySubsequences: false)
            #expect(label.count == 3, "\(line)")
            let text = label[1].replacing("<br/>", with: "")
            let isPlain = !text.contains { "<>`[]{}|\\%$&".contains($0) }
            #expect(isPlain, "\(line)")
        }
    }
}
