/// Why a file is no recipe: every mistake in it.
public struct RecipeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The mistakes by their place; never empty.
    public let mistakes: [RecipeMistake]

    init(_ mistakes: [RecipeMistake]) {
        precondition(!mistakes.isEmpty, "an error needs a mistake")
        self.mistakes = mistakes
    }

    init(file: String, line: Int? = nil, column: Int? = nil, _ message: String, hint: String? = nil) {
        self.init([RecipeMistake(file: file, line: line, column: column, message: message, hint: hint)])
    }

    /// A line a mistake, each with its hint below it.
    public var description: String {
        mistakes.map { mistake in
            mistake.hint.map { "\(mistake)\n      hint: \($0)" } ?? "\(mistake)"
        }.joined(separator: "\n")
    }
}
