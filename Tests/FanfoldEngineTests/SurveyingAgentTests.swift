internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

/// An agent that says of each chunk how many chunks and bytes its document has.
private struct CensusAgent: SurveyingAgent {
    struct Survey: Sendable, Equatable {
        var chunkCount = 0
        var byteCount = 0
    }

    let name = "census"
    let emptySurvey = Survey()
    let surveys: Shared<[Survey]>
    var census: Survey?

    func survey(_ chunk: Chunk, into survey: inout Survey) {
        survey.chunkCount += 1
        survey.byteCount += chunk.bytes.count
    }

    func merge(_ other: Survey, into survey: inout Survey) {
        survey.chunkCount += other.chunkCount
        survey.byteCount += other.byteCount
    }

    func informed(by survey: Survey) -> any Agent {
        surveys.update { $0.append(survey) }
        return Self(surveys: surveys, census: survey)
    }

    func map(_ chunk: Chunk) async throws -> Partial {
        let text = census.map { "\($0.chunkCount) chunks, \($0.byteCount) bytes" } ?? "uninformed"
        return Partial(statements: [Statement(text: text, evidence: [])])
    }

    func fold(_ partials: [Partial], into kind: FoldKind) async throws -> Partial {
        let texts = Set(partials.flatMap(\.statements).map(\.text)).sorted()
        return Partial(statements: texts.map { Statement(text: $0, evidence: []) })
    }
}

@Suite(.timeLimit(.minutes(5))) struct `Surveying agents` {
    @Test func `an agent is informed once a document, by all its chunks`() async throws {
        let surveys = Shared<[CensusAgent.Survey]>([])
        let run = TestRun(["a": 1, "b": 63, "c": 130, "d": 500])
        let result = try await EngineResult.of(run, agent: CensusAgent(surveys: surveys), concurrency: 3)
        #expect(result.isDone)
        #expect(surveys.value.map(\.chunkCount).sorted() == [1, 63, 130, 500])
        for number in 0..<4 {
            let document = try run.open(number).document
            let report = try #require(result.reports.first { $0.name == document.name })
            let chunkCount = try run.open(number).chunks.count
            #expect(
                report.summary.statements.map(\.text) == [
                    "\(chunkCount) chunks, \(document.text.count) bytes"
                ]
            )
        }
    }

    @Test func `a document without chunks informs with the empty survey`() async throws {
        let surveys = Shared<[CensusAgent.Survey]>([])
        _ = try await EngineResult.of(TestRun(["a": 0]), agent: CensusAgent(surveys: surveys), concurrency: 1)
        #expect(surveys.value == [CensusAgent.Survey()])
    }

    @Test func `an agent without a survey reads as it is`() async throws {
        let agent = try await Surveyor(cores: 2).informed(ScriptedAgent(name: "plain"), of: [])
        #expect(agent.name == "plain")
        #expect(agent is ScriptedAgent)
    }

    @Test(arguments: 1...5)
    func `surveys are whole whatever the number of cores`(cores: Int) async throws {
        let chunks = SplitDocument(named: "a", chunks: (0..<300).map { "\($0)" }).chunks
        let surveys = Shared<[CensusAgent.Survey]>([])
        _ = try await Surveyor(cores: cores).informed(CensusAgent(surveys: surveys), of: chunks)
        #expect(surveys.value == [CensusAgent.Survey(chunkCount: 300, byteCount: 1090)])
    }
}
