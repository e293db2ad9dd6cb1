internal import Fanfold
internal import FanfoldReports
internal import FanfoldTerminal

/// Where texts go: standard output, or one file a document.
struct DocumentSink: Sendable {
    private let folder: OutputFolder?

    /// - Throws: ``ExitStatus`` after a message, if the folder can't be made.
    init(_ output: String?) throws {
        guard let output, output != "-" else {
            folder = nil
            return
        }
        do {
            folder = try OutputFolder(output)
        } catch {
            Self.report(error)
            throw error.isFatal ? ExitStatus.stopped : ExitStatus.usage
        }
    }

    /// Writes a text; on standard output, several are told apart by a line with the document's name.
    ///
    /// - Returns: Whether it was written.
    /// - Throws: ``ExitStatus`` after a message, where nothing else could be written either.
    func write(_ text: [UInt8], named name: String, heading: String?, isOnly: Bool) throws -> Bool {
        guard let folder else {
            if let heading, !isOnly { Console.output(line: "==> \(TerminalText.safe(heading)) <==") }
            Console.output(text)
            return true
        }
        do {
            try folder.write(text, to: name)
            return true
        } catch {
            Self.report(error)
            guard !error.isFatal else { throw ExitStatus.stopped }
            return false
        }
    }

    private static func report(_ error: OutputError) {
        Console.message("\(error.path): \(error.message)", hint: error.hint)
    }
}
