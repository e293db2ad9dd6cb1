internal import ArgumentParser

/// How progress is shown.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    case auto, screen, plain, json, none

    /// What suits standard error, where nothing else is asked for; a report on standard output comes without lines.
    func onError(ofReports writesFiles: Bool, _ environment: [String: String]) -> ProgressStyle {
        switch self {
        case .auto where !writesFiles: .none
        case .auto: TerminalWindow.isForScreen(environment) ? .screen : .plain
        case .screen where !TerminalWindow.canShowScreen(environment): .plain
        default: self
        }
    }
}
