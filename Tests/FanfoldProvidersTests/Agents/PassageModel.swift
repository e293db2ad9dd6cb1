import FanfoldCore
import FanfoldTestKit

extension ScriptedModel {
    /// A model that says one sentence about each of the first three passages it is shown, and cites it.
    static func citing() -> ScriptedModel {
        ScriptedModel { request, _ in
            let lines = request.messages.last?.text.utf8.split(separator: UInt8(ascii: "\n")) ?? []
            let count = lines.count { line in
                line.first == UInt8(ascii: "[")
                    && line.dropFirst().first.map { $0 > 0x30 && $0 < 0x3A } == true
            }
            let sentences = (1...max(1, min(3, count))).map { "Sentence \($0) of the answer [\($0)]." }
            return .scripted(sentences.joined(separator: " "))
        }
    }
}
