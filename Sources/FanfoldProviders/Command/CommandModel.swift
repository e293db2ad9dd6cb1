package import FanfoldCore
internal import Subprocess
internal import SystemPackage

/// A program as a language model: the prompt goes to its standard input, its standard output is the answer.
///
/// The messages are handed over one after another with an empty line between; a schema is in the prompt. The
/// command line is split into words as a shell would, or run by `/bin/sh -c` where it has characters that only
/// a shell understands. The program sees our environment, API keys included, since it is the user's own and
/// may need them. It runs in a process group of its own, which is killed as a whole when the task is cancelled
/// or the program ends. Sampling settings do not reach it, and its tokens are always estimated.
package struct CommandModel: LanguageModel {
    /// The most bytes of an answer.
    static let answerLimit = 16 << 20

    private let counter: any TokenCounter

    /// Makes a model that runs the command lines that requests name as their models.
    ///
    /// - Parameter counter: Counts the tokens.
    package init(counter: any TokenCounter) { self.counter = counter }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        let line = request.model.name
        let prompt = request.messages.map(\.text).joined(separator: "\n\n") + "\n"
        let outcome = try await run(line, with: prompt)
        if let failure = outcome.failure(of: line) { throw failure }
        guard let text = String(validating: outcome.output, as: UTF8.self) else {
            throw ModelError(.badReply, "the answer of \(line) is not UTF-8")
        }
        let reply: ModelReply
        do {
            reply = try WireReply(text: text.trimmingEnd, finish: .stop)
                .modelReply(to: request, counter: counter)
        } catch {
            throw ModelError(.badReply, "\(line): \(error.message)")
        }
        if context.streams { context.listen(.text(reply.text)) }
        return reply
    }

    private func run(_ line: String, with prompt: String) async throws -> CommandOutcome {
        let words = ProgramLine(line).words
        guard let program = words.first else {
            throw ModelError(
                .unknownModel,
                "the command line is empty",
                hint: "name a program after command:"
            )
        }
        BrokenPipe.isNoSignal()
        do {
            let result = try await Subprocess.run(
                program.contains("/") ? .path(FilePath(program)) : .name(program),
                arguments: Arguments(Array(words.dropFirst())),
                platformOptions: .killedAsGroup,
                input: PromptInput(bytes: Array(prompt.utf8)),
                output: .bytes(limit: Self.answerLimit),
                error: .bytes(limit: Self.answerLimit)
            )
            try Task.checkCancellation()
            return CommandOutcome(
                status: result.terminationStatus,
                output: result.standardOutput,
                complaint: result.standardError
            )
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw Self.modelError(error, line)
        }
    }

    private static func modelError(_ error: SubprocessError, _ line: String) -> ModelError {
        switch error.code {
        case .executableNotFound, .spawnFailed:
            ModelError(
                .unknownModel,
                "there is no program to run for \(line)",
                hint: "check the name, and that it is in PATH and may be executed"
            )
        case .outputLimitExceeded:
            ModelError(.badReply, "\(line) wrote more than \(answerLimit >> 20) MiB")
        default:
            ModelError(.serverFailed, "\(line) could not be run to its end")
        }
    }
}

extension PlatformOptions {
    /// A process group of its own, killed as a whole.
    fileprivate static var killedAsGroup: PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        // Not asked politely first: a program that ends at once would leave behind the children that don't.
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
        ]
        return options
    }
}

extension String {
    /// The text without the line breaks and spaces at its end, which programs add.
    fileprivate var trimmingEnd: String {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[...last])
    }
}
