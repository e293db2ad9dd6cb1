package import FanfoldCore
internal import Synchronization

/// What every language model must keep to, providers and the layers in front of them alike.
package struct LanguageModelContract {
    private let model: any LanguageModel
    private let key: String?

    /// - Parameters:
    ///   - model: The model.
    ///   - key: The key it was given, which no error may show.
    package init(_ model: any LanguageModel, key: String? = nil) {
        self.model = model
        self.key = key
    }

    /// How the answer to a request that can be answered breaks the contract.
    ///
    /// The model has to give equal answers to equal requests here.
    package func flaws(answering request: ModelRequest) async throws -> [String] {
        let pieces = Mutex("")
        let whole = try await model.reply(to: request, in: CallContext())
        let streamed = try await model.reply(
            to: request,
            in: CallContext(streams: true) { event in
                if case .text(let text) = event { pieces.withLock { $0 += text } }
            }
        )
        var flaws: [String] = []
        if whole.finish == .stop, whole.text.isEmpty { flaws.append("the answer is empty") }
        if streamed.text != whole.text { flaws.append("streamed: \(streamed.text); whole: \(whole.text)") }
        if streamed.finish != whole.finish {
            flaws.append("streamed: \(streamed.finish); whole: \(whole.finish)")
        }
        if streamed.usage != whole.usage, !streamed.usage.isEstimated, !whole.usage.isEstimated {
            flaws.append("streamed: \(streamed.usage); whole: \(whole.usage)")
        }
        if whole.usage.promptTokens < 1 || whole.usage.answerTokens < 1 {
            flaws.append("the answer costs nothing: \(whole.usage)")
        }
        let shown = pieces.withLock { $0 }
        if !shown.isEmpty, shown != streamed.text { flaws.append("shown: \(shown); said: \(streamed.text)") }
        return flaws
    }

    /// How the failure of a request that can't be answered breaks the contract; of any kind, or of one.
    package func flaws(failing request: ModelRequest, as kind: ModelError.Kind? = nil) async -> [String] {
        var flaws: [String] = []
        for streams in [false, true] {
            do {
                let reply = try await model.reply(to: request, in: CallContext(streams: streams))
                flaws.append("answered: \(reply.text)")
            } catch let error as ModelError {
                if let kind, error.kind != kind { flaws.append("\(error.kind): \(error.message)") }
                flaws += self.flaws(of: error)
            } catch {
                flaws.append("not a model error: \(error)")
            }
        }
        return flaws
    }

    private func flaws(of error: ModelError) -> [String] {
        var dumped = "\(error)"
        dump(error, to: &dumped)
        var flaws: [String] = []
        if let key, dumped.contains(key) { flaws.append("the key is shown") }
        if error.message.isEmpty { flaws.append("nothing is said") }
        if error.message.contains(where: \.isNewline) { flaws.append("several lines: \(error.message)") }
        return flaws
    }

    /// How cancelling a request that gets no answer breaks the contract.
    ///
    /// `isWaiting` returns once the request waits for its answer.
    package func flaws(
        cancelling request: ModelRequest,
        once isWaiting: @Sendable () async throws -> Void
    ) async throws -> [String] {
        var flaws: [String] = []
        for streams in [false, true] {
            let clock = ContinuousClock()
            var cancelled = clock.now
            let end = try await withThrowingTaskGroup(of: String?.self) { group in
                group.addTask { await self.end(of: request, CallContext(streams: streams)) }
                try await isWaiting()
                cancelled = clock.now
                group.cancelAll()
                return try await group.next() ?? nil
            }
            if let end { flaws.append(end) }
            let took = clock.now - cancelled
            // Generous: on a busy machine a task that is ready may wait for a thread for seconds.
            if took > .seconds(30) { flaws.append("it ended \(took) after it was cancelled") }
        }
        return flaws
    }

    /// How a cancelled request ended, if not as it should.
    private func end(of request: ModelRequest, _ context: CallContext) async -> String? {
        do {
            return "answered: \(try await model.reply(to: request, in: context).text)"
        } catch is CancellationError {
            return nil
        } catch {
            return "cancelled, it threw \(error)"
        }
    }
}
