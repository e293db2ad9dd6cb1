/// Something in a recipe that has to be changed before a run can begin.
public struct RecipeMistake: Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named.
    public var file: String
    /// The line, from 1; `nil` where the file as a whole is wrong.
    public var line: Int?
    /// The character of the line, from 1.
    public var column: Int?
    /// The setting, such as `agents.trends.words`; empty for the whole recipe.
    public var path: String
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var hint: String?

    /// Makes a mistake.
    public init(
        file: String,
        line: Int? = nil,
        column: Int? = nil,
        path: String = "",
        message: String,
        hint: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.message = message
        self.hint = hint
    }

    /// File, line, and what is wrong, without the hint.
    public var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(message)" }
}
