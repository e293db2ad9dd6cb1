internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite struct `Evidence of an answer` {
    private func job(_ question: CallJob.Question) -> CallJob {
        CallJob(
            owner: .document(0),
            member: 0,
            node: 0,
            question: question,
            pathLength: 1,
            event: RunEvent.Call(agent: "scripted", subject: "d", kind: .document, level: 0, node: 0)
        )
    }

    private func chunk(_ text: String) -> Chunk {
        let bytes = Array(text.utf8)
        return Chunk(
            index: 0,
            range: 0..<bytes.count,
            bytes: bytes[...],
            blocks: [],
            headingPath: [],
            tokenCount: 1,
            format: .text
        )
    }

    private func partial(_ evidence: Evidence...) -> Partial {
        Partial(statements: [Statement(text: "s", evidence: evidence)])
    }

    @Test(arguments: [0..<0, 0..<6, 2..<4, 6..<6])
    func `whole scalars of the chunk are taken`(range: Range<Int>) throws {
        let answer = partial(Evidence(range: range))
        #expect(try job(.map(ScriptedAgent(), chunk("abäöd".lowercased()))).checked(answer) == answer)
    }

    @Test(arguments: [0..<8, -1..<2, 3..<4, 2..<3, 9..<12])
    func `a range outside the chunk or inside a scalar is refused`(range: Range<Int>) {
        let error = #expect(throws: AgentError.self) {
            try job(.map(ScriptedAgent(), chunk("abäöd"))).checked(partial(Evidence(range: range)))
        }
        #expect(error?.message == "the agent cited bytes \(range) of a chunk of 7 bytes")
        #expect(error?.remedy == .leaveGap)
    }

    @Test func `a fold cites what its children cite, and nothing else`() throws {
        let shown = [
            partial(Evidence(document: "d", range: 0..<2)), partial(Evidence(document: "d", range: 3..<5)),
        ]
        let job = job(.fold(ScriptedAgent(), shown, .document))
        let answer = partial(Evidence(document: "d", range: 3..<5))
        #expect(try job.checked(answer) == answer)
        let whole = partial(Evidence(document: "d", range: 0..<5))
        #expect(try job.checked(whole) == whole, "neighbours may be cited as one")
        for other in [Evidence(document: "d", range: 0..<4), Evidence(document: "e", range: 3..<5)] {
            #expect(throws: AgentError.self) { try job.checked(partial(other)) }
        }
    }

    @Test func `a bad citation leaves a gap in place of the chunk, and the run goes on`() async throws {
        struct Careless: Agent {
            let name = "careless"
            func map(_ chunk: Chunk) async throws -> Partial {
                let end = chunk.index == 1 ? chunk.bytes.count + 1 : chunk.bytes.count
                return Partial(statements: [Statement(text: "s", evidence: [Evidence(range: 0..<end)])])
            }
            func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
                Partial(statements: partials.flatMap(\.statements))
            }
        }
        let result = try await EngineResult.of(TestRun.folders(4), agent: Careless(), concurrency: 2)
        #expect(result.isDone)
        let gaps = result.reports.flatMap { report in
            if case .document(let document) = report { document.gaps } else { [Gap]() }
        }
        #expect(!gaps.isEmpty)
        #expect(gaps.allSatisfy { $0.reason.hasPrefix("the agent cited bytes") })
    }
}
