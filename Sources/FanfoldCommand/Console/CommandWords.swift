/// The words of a command, as messages and the history of runs may show them.
enum CommandWords {
    /// The words without what may be private: a text, the lines of programs, and what follows the
    /// question mark of an address.
    static func shown(_ arguments: [String]) -> [String] {
        var words = ["fanfold"]
        var isText = false
        for argument in arguments.dropFirst() {
            if isText {
                words.append("…")
                isText = false
            } else if argument.hasPrefix("--text=") {
                words.append("--text=…")
            } else if let line = argument.firstRange(of: "command:") {
                words.append(argument[..<line.upperBound] + "…")
            } else if argument.contains("://"), let query = argument.firstIndex(of: "?") {
                words.append(argument[..<query] + "?…")
            } else {
                words.append(argument)
                isText = argument == "--text"
            }
        }
        return words
    }
}
