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
        folder = try Self.reporting { try OutputFolder(output) }
    }

    /// Writes a text; on standard output, several are told apart by a line with the document's name.
    func write(_ text: [UInt8], named name: String, heading: String?, isOnly: Bool) throws {
        guard let folder else {
            if let heading, !isOnly { Console.output(line: "==> \(TerminalText.safe(heading)) <==") }
            return Console.output(text)
        }
        _ = try Self.reporting { try folder.write(text, to: name) }
    }

    private static func reporting<Output>(_ body: () throws -> Output) throws -> Output {
        do {
            return try body()
        } catch let error as OutputError {
            Console.message("\(error.path) \(error.message)", hint: error.hint)
            throw ExitStatus.stopped
        }
    }
}
