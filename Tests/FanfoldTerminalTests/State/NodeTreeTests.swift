import FanfoldCore
import Testing

@testable import FanfoldTerminal

@Suite struct `Node tree` {
    private func state(_ run: ScriptedRun) -> RunState {
        var state = RunState()
        for event in run.events { state.hear(event) }
        return state
    }

    private func glyphs(_ row: NodeRow, most: Int = .max) -> String {
        NodeCells(row.nodes, most: most).cells.map(\.glyph).joined()
    }

    @Test func `every node has its own cell, by documents, agents as they come, and nodes`() throws {
        var run = ScriptedRun()
        run.start(2, agents: ["x", "y"])
        run.open("a", chunks: 3, folds: [1], agents: 2)
        run.open("b", chunks: 2, folds: [1], agents: 1)
        let waiting = run.begin("b", node: 1, agent: "y")
        let sent = run.begin("a", node: 2, agent: "y")
        run.send(sent)
        let other = run.begin("a", node: 1, agent: "x")
        run.answer(other)
        let stored = run.begin("a", node: 0, agent: "x")
        run.recall(stored)
        let fold = run.begin("a", node: 3, level: 1, agent: "y")
        run.fail(fold, "no")
        run.tell(.callWaiting(waiting))
        let rows = state(run).tree.rows
        #expect(rows.map(\.kind) == [.chunks, .folds(level: 1)])
        #expect(glyphs(rows[0]) == "··▒██··░")
        #expect(glyphs(rows[1]) == "×··")
        #expect(rows[0].doneCount == 2)
    }

    @Test func `of more nodes than memory holds some are kept, and the run goes on`() {
        let many = 1_000_000_000_000
        var run = ScriptedRun()
        run.start(2, folderFolds: [many, many])
        run.open("a", chunks: many, folds: [many, 1], agents: many)
        run.open("b", chunks: 1, folds: [], agents: 1)
        let first = run.begin("a", node: 0)
        run.answer(first)
        let other = run.begin("b", node: 0)
        run.answer(other)
        let state = state(run)
        #expect(state.tree.rows.reduce(0) { $0 + $1.nodes.count } <= 1 << 22)
        #expect(state.totals.chunks == 2)
    }

    /// A run of two agents over folders with 6 folds and a last one, for each agent.
    private func foldersOfTwoAgents() -> ScriptedRun {
        var run = ScriptedRun()
        run.start(1, agents: ["x", "y"], folderFolds: [6, 1])
        return run
    }

    private func fold(_ run: inout ScriptedRun, of folder: String, level: Int = 1, by agent: String) {
        let call = run.begin(folder, node: 0, level: level, agent: agent, kind: .folder)
        run.answer(call)
    }

    @Test func `folds of folders that are as they were are nothing that is left`() {
        var run = foldersOfTwoAgents()
        run.tell(
            .unchanged(
                documentCount: 9,
                chunkCount: 9,
                foldCount: 8,
                known: KnownFolds(inUnchangedFolders: [4], inOtherFolders: [1])
            )
        )
        let rows = state(run).tree.rows
        #expect(rows[0].count(of: .stored) == 9 && rows[0].leftCount == 3)
        #expect(rows[1].leftCount == 2)
    }

    @Test func `folds that are known or have nothing to fold are done when their folder is`() {
        var run = foldersOfTwoAgents()
        run.tell(
            .unchanged(
                documentCount: 9,
                chunkCount: 9,
                foldCount: 0,
                known: KnownFolds(inOtherFolders: [3])
            )
        )
        // Of the four folds of a, three are known and one is made: no fold of another folder is closed for them.
        fold(&run, of: "a", by: "x")
        run.tell(.folded(folder: "a", documentCount: 9, foldCount: 4, foldsByLevel: [2]))
        let afterFirst = state(run).tree.rows[0]
        #expect(afterFirst.doneCount == 4 && afterFirst.count(of: .spared) == 0)
        // Of b's four folds two had but one part.
        fold(&run, of: "b", by: "x")
        fold(&run, of: "b", by: "y")
        run.tell(.folded(folder: "b", documentCount: 3, foldCount: 4, foldsByLevel: [2]))
        let afterSecond = state(run).tree.rows[0]
        #expect(afterSecond.doneCount == 8 && afterSecond.count(of: .spared) == 2)
        run.tell(.folded(folder: "", documentCount: 12, foldCount: 6, foldsByLevel: [2, 1]))
        #expect(state(run).tree.rows.allSatisfy { $0.leftCount == 0 })
    }

    @Test func `a log that tells no levels closes all folds with the last folder's report`() {
        var run = foldersOfTwoAgents()
        run.tell(.unchanged(documentCount: 9, chunkCount: 9, foldCount: 8))
        run.tell(.folded(folder: "a", documentCount: 9, foldCount: 4))
        #expect(state(run).tree.rows[0].leftCount == 12)
        run.tell(.folded(folder: "", documentCount: 9, foldCount: 4))
        #expect(state(run).tree.rows.allSatisfy { $0.leftCount == 0 })
    }

    @Test func `a call told of before its document has its cell as soon as that is told`() throws {
        var run = ScriptedRun()
        run.start(1)
        let call = run.begin("a", node: 1)
        run.open("a", chunks: 2, folds: [1])
        run.send(call)
        #expect(glyphs(state(run).tree.rows[0]) == "·▒")
        run.answer(call)
        #expect(glyphs(state(run).tree.rows[0]) == "·█")
    }

    @Test func `a call that is given up leaves its node as it was`() throws {
        var run = ScriptedRun()
        run.start(1)
        run.open("a", chunks: 2, folds: [])
        let call = run.begin("a", node: 0)
        run.send(call)
        run.tell(.callEnded(call, .withdrawn, waited: .zero, ran: .zero))
        let state = state(run)
        #expect(glyphs(state.tree.rows[0]) == "··")
        #expect(state.calls.isEmpty)
    }

    @Test func `cells that stand for many nodes are full only where all are done`() {
        var nodes = [NodeState](repeating: .answered, count: 40)
        nodes[9] = .open
        for index in 10..<20 { nodes[index] = .open }
        nodes[25] = .failed
        for index in 30..<40 { nodes[index] = index == 30 ? .running : .open }
        // What waits does not hide that the rest is done.
        nodes[8] = .waiting
        let cells = NodeCells(nodes, most: 4).cells
        #expect(cells.map(\.glyph) == ["▇", "·", "█", "▒"])
        #expect(cells.map(\.style) == [.done, .faint, .failed, .running])
    }

    @Test func `no more than the end of a long text is kept, on a whole character`() throws {
        var run = ScriptedRun()
        run.start(1)
        run.open("a", chunks: 1, folds: [])
        let call = run.begin("a", node: 0)
        run.send(call)
        for _ in 0..<3000 { run.tell(.callText(call, "漢字")) }
        let text = try #require(state(run).calls[call]?.text)
        #expect(text.utf8.count <= 4096)
        #expect(text.unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
        #expect(text.hasSuffix("漢字"))
    }
}
