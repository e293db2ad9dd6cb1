internal import ArgumentParser
internal import Fanfold

/// What is read.
struct InputOptions: ParsableArguments {
    @Argument(help: "Files and folders; - is standard input.", completion: .file())
    var input: [String] = []

    @Option(help: ArgumentHelp("Read one document from the argument.", valueName: "string"))
    var text: String?

    @Option(
        help: ArgumentHelp(
            "Read only files that match; may be repeated. Patterns are those of a .gitignore file.",
            valueName: "glob"
        )
    )
    var include: [String] = []

    @Option(
        help: ArgumentHelp("Leave out files and folders that match; may be repeated.", valueName: "glob")
    )
    var exclude: [String] = []

    @Option(
        help: ArgumentHelp("The largest file that is read, such as 500KB or 2GB.", valueName: "size")
    )
    var maxFileSize = ByteSize(bytes: RunSettings().maxFileSize)

    func validate() throws {
        guard input.isEmpty == (text != nil) else {
            throw ValidationError(
                input.isEmpty
                    ? "Name at least one file or folder to read, or - for standard input."
                    : "--text takes the place of files; name one or the other."
            )
        }
    }

    /// What is read, in the library's words.
    var source: RunInput { text.map { .text($0) } ?? .paths(input) }

    /// Adds these options to a run's settings.
    func apply(to settings: inout RunSettings) {
        settings.include = include
        settings.exclude = exclude
        settings.maxFileSize = maxFileSize.bytes
    }
}
