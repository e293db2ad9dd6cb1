@testable internal import Fanfold
internal import FanfoldCore

/// Runs to make a status of.
enum StatusSamples {
    static let start = WallTime(seconds: 1_795_230_002)
    /// Two hours ahead of UTC.
    static let zone = WallZone { _ in 7200 }

    static func run(_ id: Int, _ outcome: RunOutcome, minutes: Int? = 6, _ figures: RunFigures) -> RunEntry {
        var run = RunEntry(
            started: WallTime(seconds: start.seconds + 86_400 * (id - 1)),
            input: "documents",
            recipe: "market.yaml",
            agents: ["trends", "pricing"],
            version: "0.1.0"
        )
        run.id = id
        run.outcome = outcome
        run.command = ["fanfold", "run", "my documents", "--recipe", "market.yaml"]
        run.figures = figures
        run.wallSeconds = Double(minutes ?? 1) * 60 + 0.5
        run.ended = minutes.map { WallTime(seconds: run.started.seconds + $0 * 60) }
        return run
    }

    /// A run that went to its end.
    static var whole: RunFigures {
        var figures = RunFigures()
        (figures.found, figures.finished, figures.chunks, figures.folds) = (3, 3, 40, 12)
        (figures.callsNew, figures.callsJoined) = (52, 2)
        figures.paid = TokenUsage(promptTokens: 60_000, cachedTokens: 8000, answerTokens: 5200)
        figures.cost = Money(picos: 1_500_000_000_000)
        return figures
    }

    /// A run that stopped before its end.
    static var part: RunFigures {
        var figures = RunFigures()
        (figures.found, figures.finished, figures.unchanged, figures.failed) = (200, 1, 149, 2)
        (figures.skipped, figures.chunks, figures.folds, figures.gaps) = (4, 10, 3, 2)
        (figures.callsNew, figures.callsStored, figures.retries, figures.callsLeft) = (11, 5, 7, 310)
        figures.paid = TokenUsage(promptTokens: 11_000, answerTokens: 900)
        figures.saved = TokenUsage(promptTokens: 5000, cachedTokens: 100, answerTokens: 400)
        figures.cost = Money(picos: 250_000_000_000)
        figures.savedCost = Money(picos: 120_000_000_000)
        figures.failures = ["timedOut": 1, "refused": 1]
        return figures
    }

    /// The folder of a nightly job whose second run has spent its budget.
    static var stopped: OutputStatus {
        var second = run(2, .stopped, part)
        second.stop = .budget
        second.timing = RunTiming(
            wallSeconds: 360.5,
            callSeconds: 1730.4,
            speedUp: 4.8,
            bestSpeedUp: 7.5,
            boundBy: [.permits: 0.71, .requests: 0.25, .tree: 0.04]
        )
        second.message = "run stopped: --max-cost 0.25 is spent"
        second.hint = "raise --max-cost and run the same command again"
        return OutputStatus(
            output: "reports",
            runs: [run(1, .done, whole), second],
            store: OutputStatus.Store(calls: 12_582_912, runs: 40_960, other: 300)
        )
    }
}
