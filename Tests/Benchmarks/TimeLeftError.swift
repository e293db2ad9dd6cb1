internal import ArgumentParser
internal import FanfoldCore
internal import FanfoldDocuments
internal import FanfoldTerminal
internal import FanfoldTestKit
internal import SystemPackage

/// How far the time left that the screen tells is from the time really left, by the event logs of runs.
struct TimeLeftError: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "time-left")

    @Argument(help: "Event logs of runs that ended.")
    var files: [String]

    @Option(help: "Seconds between samples.")
    var interval = 1.0

    @Flag(help: "Print every sample.")
    var each = false

    private struct Sample {
        var time: Double
        var told: Double?
    }

    func run() throws {
        for file in files {
            let events = try events(of: file)
            guard let end = events.last, case .ended = end.event else {
                print("\(file): has no end")
                continue
            }
            report(file, samples(events), end: end.at / .seconds(1))
        }
    }

    private func events(of file: String) throws -> [TimedEvent] {
        let descriptor = try FileDescriptor.open(file, .readOnly)
        let bytes = try descriptor.closeAfter { try descriptor.bytes(limit: 1 << 32) }
        var reader = EventReader()
        return try reader.read(bytes)
    }

    private func samples(_ events: [TimedEvent]) -> [Sample] {
        var state = RunState()
        var samples: [Sample] = []
        var next = interval
        for event in events {
            while event.at > .seconds(next) {
                samples.append(Sample(time: next, told: state.secondsLeft(at: .seconds(next))))
                next += interval
            }
            state.hear(event)
        }
        return samples
    }

    private func report(_ file: String, _ samples: [Sample], end: Double) {
        let later = samples.filter { $0.time > end / 10 }
        var errors: [(error: Double, time: Double)] = []
        for sample in later {
            guard let told = sample.told else { continue }
            errors.append((abs(told - (end - sample.time)) / (end - sample.time), sample.time))
        }
        if each {
            for sample in samples {
                let told = sample.told.map { "\(Self.tenths($0))" } ?? "-"
                print("  at \(Self.tenths(sample.time)): \(told), really \(Self.tenths(end - sample.time))")
            }
        }
        errors.sort { $0.error < $1.error }
        guard let worst = errors.last else { return print("\(file): too short") }
        let median = errors[errors.count / 2].error
        let ninth = errors[errors.count * 9 / 10].error
        print(
            "\(file): \(Self.tenths(end)) s; error: median \(percent(median)), 90 % \(percent(ninth)),"
                + " worst \(percent(worst.error)) at \(Self.tenths(worst.time)) s;"
                + " \(later.count - errors.count) of \(later.count) without a word"
        )
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
