import FanfoldCore

@testable import FanfoldLab

/// Bodies and prompts for tests.
enum Prompts {
    /// A body in OpenAI's shape, with further members after a comma.
    static func body(_ text: String, _ more: String = "") -> String {
        let content = JSONValue.string(text).text
        return #"{"model":"lab","messages":[{"role":"user","content":\#(content)}]\#(more)}"#
    }

    /// A prompt read from such a body.
    static func prompt(_ text: String, _ more: String = "", shape: LabShape = .openAI) throws -> LabPrompt {
        try LabPrompt(shape, body: Array(body(text, more).utf8))
    }

    /// Six passages, one of them over two lines.
    static let passages = """
        Read this.
        [1] The port opened in 1821. Ships came.
        [2] A storm broke the mole. It was
            mended in a year.
        [3] Fish was sold by weight.
        [4] The lamp burns oil.
        [5] Nobody counted the gulls!
        [6] Trade moved north in 1902 (see p. 4).
        """
}
