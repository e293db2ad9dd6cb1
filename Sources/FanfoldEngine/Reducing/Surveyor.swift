internal import FanfoldCore

/// Takes a document's survey, on several cores where the document is long.
struct Surveyor {
    /// How many slices of a document are surveyed at the same time.
    let cores: Int

    /// Fewer chunks than this are not worth another task.
    private static let chunksPerSlice = 64

    /// The agent that knows the chunks' survey; the agent itself if it takes none.
    func informed(_ agent: any Agent, of chunks: [Chunk]) async throws -> any Agent {
        guard let surveying = agent as? any SurveyingAgent else { return agent }
        return try await surveyed(surveying, over: chunks)
    }

    private func surveyed<A: SurveyingAgent>(_ agent: A, over chunks: [Chunk]) async throws -> any Agent {
        let slices = max(1, min(cores, chunks.count / Self.chunksPerSlice))
        let width = max(1, (chunks.count + slices - 1) / slices)
        let survey = try await withThrowingTaskGroup(of: A.Survey.self) { group in
            for start in stride(from: 0, to: chunks.count, by: width) {
                let slice = chunks[start..<min(start + width, chunks.count)]
                group.addTask {
                    var survey = agent.emptySurvey
                    for chunk in slice {
                        try Task.checkCancellation()
                        agent.survey(chunk, into: &survey)
                    }
                    return survey
                }
            }
            // Surveys add up in any order.
            var whole = try await group.next() ?? agent.emptySurvey
            for try await survey in group { agent.merge(survey, into: &whole) }
            return whole
        }
        return agent.informed(by: survey)
    }
}
