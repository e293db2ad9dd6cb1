@testable internal import FanfoldProviders
internal import Testing

@Suite struct `Thinking filter` {
    static let texts = [
        ("<think>hm</think>\n\nyes", "yes"), (" \n<think>hm</think>yes", "yes"), ("yes", "yes"), ("", ""),
        ("<think>hm", ""), ("<think></think>yes </think> no", "yes </think> no"), ("<thin", "<thin"),
        ("say <think>x</think>", "say <think>x</think>"), (" <b>yes", " <b>yes"), ("<think>a</think>", ""),
    ]

    @Test(arguments: texts) func `thinking at the start is left out`(text: String, answer: String) {
        #expect(ThinkingFilter.answer(in: text) == answer)
        var filter = ThinkingFilter()
        let pieces = text.map { filter.take(String($0)) }.joined()
        #expect(pieces + filter.rest == answer)
    }

    @Test func `a closing mark alone on its line ends thinking`() {
        #expect(ThinkingFilter.answer(in: "hm\n</think>\n\nyes") == "yes")
        #expect(ThinkingFilter.answer(in: "the mark </think> ends it") == "the mark </think> ends it")
    }
}
