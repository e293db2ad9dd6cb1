internal import ArgumentParser
internal import FanfoldLab

/// When the lab server refuses connections and how long, written as `100,2000`.
struct OutageOption: ExpressibleByArgument {
    let outage: LabSettings.Outage

    /// Reads a number of requests and one of milliseconds.
    init?(argument: String) {
        let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        guard numbers.count == 2, numbers.allSatisfy({ 1...1_000_000_000 ~= $0 }) else { return nil }
        outage = .init(afterRequests: numbers[0], lasting: .milliseconds(numbers[1]))
    }
}
