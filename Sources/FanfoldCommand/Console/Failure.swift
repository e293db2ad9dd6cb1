internal import ArgumentParser
internal import Fanfold
internal import FanfoldTerminal

/// Says why a command ended.
enum Failure {
    /// Prints what there is to say and gives the exit code.
    static func report(_ error: any Error) -> ExitStatus {
        switch error {
        case let status as ExitStatus:
            return status
        case let error as RecipeError:
            return report(error)
        case let error as RunError:
            if let recipe = error.underlying as? RecipeError { return report(recipe) }
            Console.message(error.message, hint: error.hint)
            return status(of: error)
        case is CancellationError:
            reportInterruption()
            return .interrupted
        default:
            return reportUsage(error)
        }
    }

    /// Prints that the command was ended from outside, and how to go on.
    static func reportInterruption() {
        Console.message(
            "interrupted; reports that are written and answers that came are kept",
            hint: CommandLine.arguments.contains("--fresh")
                ? "run the same command without --fresh to go on" : "run the same command again to go on"
        )
    }

    /// A message a mistake.
    private static func report(_ error: RecipeError) -> ExitStatus {
        for mistake in error.mistakes {
            Console.message(TerminalText.safe(mistake.description), hint: mistake.hint)
        }
        return .usage
    }

    private static func status(of error: RunError) -> ExitStatus {
        switch error.code {
        case .nothingToRead, .badSetting, .badRecipe: .usage
        case .output, .agentStopped, .store: .stopped
        default: .incomplete
        }
    }

    /// Help and versions are asked for and go to standard output; a mistake goes to standard error.
    private static func reportUsage(_ error: any Error) -> ExitStatus {
        guard !FanfoldCommand.exitCode(for: error).isSuccess else {
            Console.output(line: FanfoldCommand.fullMessage(for: error))
            return .done
        }
        Console.message(
            FanfoldCommand.message(for: error),
            hint: "\(help(for: error)) shows what can be typed"
        )
        return .usage
    }

    /// What shows the options of the command that was typed, as the parser's own message names it.
    private static func help(for error: any Error) -> String {
        let words = FanfoldCommand.fullMessage(for: error).split(
            separator: "'",
            omittingEmptySubsequences: false
        )
        return words.last { $0.hasPrefix("fanfold ") && $0.hasSuffix(" --help") }.map(String.init)
            ?? "fanfold --help"
    }
}
