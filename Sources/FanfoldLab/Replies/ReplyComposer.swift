/// Composes what a connection does to answer a prompt, faults and latency among it.
struct ReplyComposer {
    let prompt: LabPrompt
    let times: FaultTimes
    /// The headers that tell the limits.
    let headers: [(String, String)]
    let retryAfter: RetryAfterForm
    /// Seconds since 1970.
    let wallTime: Double

    private var replies: any ReplyShape.Type { prompt.shape.replies }

    /// The script of an answer.
    ///
    /// - Parameters:
    ///   - answer: What the model says.
    ///   - fault: What goes wrong.
    ///   - latency: How long the whole answer takes.
    /// - Returns: The script, which counts as in flight.
    func script(for answer: LabAnswer, fault: FaultKind?, latency: Duration) -> ReplyScript {
        var script = ReplyScript(steps: [], isInFlight: true, tokens: answer.tokens)
        if fault?.answers ?? true { script.answered = prompt.identity }
        if let fault, let response = errorResponse(fault) {
            script.steps = [.wait(fault.isInstant ? .zero : latency), .leave, .send(response)]
            return script
        }
        switch fault {
        case .drop:
            script.steps = [.wait(latency), .leave]
            script.ending = .close
        case .dropBody:
            script.steps = [.wait(latency), .leave, .send(half(of: answer))]
            script.ending = .close
        case .stall:
            script.steps = [.wait(latency), .send(half(of: answer)), .wait(times.stall), .leave]
            script.ending = .close
        case .drip:
            script.steps = [.wait(latency)] + drip(pieces(of: answer).flatMap(\.self))
        case .truncated:
            script.steps = [.wait(latency), .leave, .send(truncated(answer))]
        default:
            script.steps = steps(pieces(of: answer, fault: fault), over: latency)
            if fault == .stale { script.ending = .stale(after: times.stale) }
        }
        return script
    }

    /// The response of a fault that has a status of its own.
    private func errorResponse(_ fault: FaultKind) -> [UInt8]? {
        let message = "the lab server was told to answer \(fault.rawValue)"
        switch fault {
        case .tooMany:
            let wait = LimitHeaders.retryAfter(times.retryAfter, form: retryAfter, wallTime: wallTime)
            return error(429, message, code: "rate_limit_exceeded", headers: headers + wait)
        case .tooManyBare: return error(429, message, code: "rate_limit_exceeded")
        case .serverError: return error(500, message)
        case .badGateway:
            // A gateway answers for itself, and not in the shape of what is behind it.
            let page = "<html><body><h1>502 Bad Gateway</h1></body></html>\n"
            return HTTPText.response(502, type: "text/html", body: Array(page.utf8))
        case .unavailable: return error(503, message)
        case .overloaded: return error(529, message)
        case .plainError:
            return HTTPText.response(500, type: "text/plain", body: Array("Internal Server Error\n".utf8))
        default: return nil
        }
    }

    private func error(
        _ status: Int,
        _ message: String,
        code: String? = nil,
        headers: [(String, String)] = []
    ) -> [UInt8] {
        HTTPText.response(
            status,
            headers: headers,
            body: replies.error(status, message: message, code: code)
        )
    }

    /// The bytes of a reply, in the pieces in which they are sent.
    private func pieces(of answer: LabAnswer, fault: FaultKind? = nil) -> [[UInt8]] {
        let answer = fault.map { AnswerFaults.spoil(answer, by: $0) } ?? answer
        var bodies = prompt.streams ? replies.stream(answer, to: prompt) : [replies.body(answer, to: prompt)]
        if fault == .badUTF8 { bodies = bodies.map(AnswerFaults.breakUTF8) }
        guard prompt.streams else { return [HTTPText.response(200, headers: headers, body: bodies[0])] }
        var pieces = bodies.map(HTTPText.chunk)
        pieces[0] = HTTPText.head(200, type: replies.streamType, headers: headers, length: nil) + pieces[0]
        pieces[pieces.count - 1] += HTTPText.lastChunk
        return pieces
    }

    /// The first piece after half the latency, the last at its end.
    private func steps(_ pieces: [[UInt8]], over latency: Duration) -> [ReplyScript.Step] {
        guard pieces.count > 1 else { return [.wait(latency), .leave, .send(pieces[0])] }
        let pause = latency / 2 / (pieces.count - 1)
        var steps: [ReplyScript.Step] = []
        for (index, piece) in pieces.enumerated() {
            steps.append(.wait(index == 0 ? latency / 2 : pause))
            if index == pieces.count - 1 { steps.append(.leave) }
            steps.append(.send(piece))
        }
        return steps
    }

    /// The bytes in twenty slices, which may cut a line or a character.
    private func drip(_ bytes: [UInt8]) -> [ReplyScript.Step] {
        let slices = 20
        var steps: [ReplyScript.Step] = []
        for index in 0..<slices {
            let slice = bytes[index * bytes.count / slices..<(index + 1) * bytes.count / slices]
            if index > 0 { steps.append(.wait(times.drip / (slices - 1))) }
            if index == slices - 1 { steps.append(.leave) }
            steps.append(.send(Array(slice)))
        }
        return steps
    }

    /// The head and half of the body, of which the head promises the whole.
    private func half(of answer: LabAnswer) -> [UInt8] {
        guard prompt.streams else {
            let body = replies.body(answer, to: prompt)
            return HTTPText.head(200, type: "application/json", headers: headers, length: body.count)
                + body.prefix(body.count / 2)
        }
        let chunks = replies.stream(answer, to: prompt).map(HTTPText.chunk)
        // A stream of one piece breaks off inside it.
        let part = chunks.count > 1 ? Array(chunks.prefix(chunks.count / 2).joined()) : half(of: chunks[0])
        return HTTPText.head(200, type: replies.streamType, headers: headers, length: nil) + part
    }

    private func half(of bytes: [UInt8]) -> [UInt8] { Array(bytes.prefix(bytes.count / 2)) }

    /// A well-formed response whose JSON is not whole.
    private func truncated(_ answer: LabAnswer) -> [UInt8] {
        guard prompt.streams else {
            let body = replies.body(answer, to: prompt)
            return HTTPText.response(200, headers: headers, body: Array(body.prefix(body.count / 2)))
        }
        let bytes = Array(replies.stream(answer, to: prompt).joined())
        return HTTPText.head(200, type: replies.streamType, headers: headers, length: nil)
            + HTTPText.chunk(Array(bytes.prefix(bytes.count / 2))) + HTTPText.lastChunk
    }
}
