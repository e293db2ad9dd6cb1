internal import ArgumentParser

/// How progress is shown.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    case auto, plain, json, none

    /// What suits standard error, where nothing else is asked for; a report on standard output comes without lines.
    func onError(ofReports writesFiles: Bool) -> ProgressStyle {
        guard self == .auto else { return self }
        return writesFiles && Console.isWatched ? .plain : .none
    }
}
