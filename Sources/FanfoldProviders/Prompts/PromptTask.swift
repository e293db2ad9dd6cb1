package import FanfoldCore

/// What a prompt asks for: the part that stands after the material.
package struct PromptTask: Sendable, Hashable {
    /// What is to be done with the material.
    package enum Step: Sendable, Hashable {
        /// Read a chunk.
        case map
        /// Make one of several partials.
        case fold(FoldKind)
        /// Bring together what several agents say.
        case aggregate(FoldKind)
    }

    /// What is to be done with the material.
    package var step: Step
    /// What the agent's author wants.
    package var instructions: String
    /// What the answer has to look like.
    package var answer: String

    package init(_ step: Step, instructions: String, answer: String) {
        self.step = step
        self.instructions = instructions
        self.answer = answer
    }

    /// The task; what tasks of different agents share comes first.
    package var text: String { "\(opening)\n\nTask:\n\(instructions)\n\n\(answer)\n" }

    private var opening: String {
        switch step {
        case .map:
            "The material above is a part of a document."
        case .fold(.document):
            """
            The material above is what was written about neighbouring parts of one document, in the order of the \
            document. Merge it into one answer to the task below. Keep the order. Say once what is said several \
            times. Keep names, numbers, dates and decisions.
            """
        case .fold(.folder):
            """
            The material above is what was written about several documents of one folder. Merge it into one answer \
            to the task below about all of them. Keep the order. Say once what is said several times. Keep names, \
            numbers, dates and decisions.
            """
        case .aggregate(let kind):
            """
            The material above is what several readers wrote about the same \(kind.rawValue), each with a task of \
            their own. Bring it together. Where readers disagree, say so. What a missing section would have said is \
            not known.
            """
        }
    }
}

extension PromptTask {
    /// Asks for sentences with their numbers, at most `words` words.
    ///
    /// `isSecond` says that an answer to the same task came out too long.
    package static func prose(words: Int, isSecond: Bool = false) -> String {
        let limit = "Write at most \(words) words"
        return """
            \(isSecond ? "A first answer was too long and was cut. \(limit), fewer rather than more" : limit), in \
            plain sentences, in the language the task asks for or else in the language of the material: no headings, \
            no lists, no opening words.
            After every sentence put the numbers of the passages it rests on, each in brackets, such as [2] or [1] [4]. \
            The numbers are for checking; do not write about passages, parts or numbers.
            """
    }
}
