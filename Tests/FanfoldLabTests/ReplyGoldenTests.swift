import FanfoldCore
import FanfoldTestKit
import Testing

@testable import FanfoldLab

@Suite struct `Replies` {
    /// Everything a script sends, with what it does between.
    private func transcript(_ script: ReplyScript) -> String {
        var text = ""
        for step in script.steps {
            switch step {
            case .wait(let time): text += time == .zero ? "" : "… \(time) …\n"
            case .send(let bytes):
                text += String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n") + "\n"
            case .leave: text += "… leaves …\n"
            }
        }
        return text + "… then \(script.ending) …\n\n"
    }

    private func script(_ shape: LabShape, streams: Bool, fault: FaultKind?) throws -> ReplyScript {
        let more = #","max_tokens":90,"stream":\#(streams),"stream_options":{"include_usage":true}"#
        let prompt = try Prompts.prompt("[1] The port opened in 1821. Ships came.", more, shape: shape)
        let composer = ReplyComposer(
            prompt: prompt,
            times: FaultTimes(),
            headers: [("x-header", "value")],
            retryAfter: .seconds,
            wallTime: 0
        )
        let answer = AnswerWriter.answer(to: prompt, reportsUsage: true)
        return composer.script(for: answer, fault: fault, latency: .milliseconds(100))
    }

    @Test(arguments: LabShape.allCases)
    func `of each shape, whole and streamed`(shape: LabShape) throws {
        var text = ""
        let faults = [
            nil, FaultKind.length, .nullContent, .noChoices, .refusal, .contentFilter, .overloaded,
        ]
        for fault in faults {
            for streams in [false, true] {
                text += "# \(fault?.rawValue ?? "no fault")\(streams ? ", streamed" : "")\n"
                text += transcript(try script(shape, streams: streams, fault: fault))
            }
        }
        if let difference = Golden().difference(of: text, from: "\(shape.rawValue).txt") {
            Issue.record("\(difference)")
        }
    }

    @Test(arguments: LabShape.allCases, [false, true])
    func `a broken body is less than the whole one`(shape: LabShape, streams: Bool) throws {
        func sent(_ fault: FaultKind?) throws -> [UInt8] {
            var sent: [UInt8] = []
            let script = try script(shape, streams: streams, fault: fault)
            for case .send(let bytes) in script.steps { sent += bytes }
            return sent
        }
        let whole = try sent(nil)
        #expect(try sent(.drop).isEmpty)
        let half = try sent(.dropBody)
        #expect(half.count < whole.count && whole.starts(with: half))
        #expect(try sent(.stall) == half)
        #expect(try sent(.drip) == whole && sent(.stale) == whole)
        #expect(try sent(.truncated).count < whole.count)
        #expect(try String(validating: sent(.badUTF8), as: UTF8.self) == nil)
        #expect(String(validating: whole, as: UTF8.self) != nil)
    }

    @Test func `a stream takes the whole latency, its first piece half of it`() throws {
        var waits: [Duration] = []
        let script = try script(.openAI, streams: true, fault: nil)
        for case .wait(let time) in script.steps { waits.append(time) }
        #expect(waits.first == .milliseconds(50))
        #expect(abs(waits.reduce(.zero, +) / .milliseconds(1) - 100) < 0.001)
    }
}
