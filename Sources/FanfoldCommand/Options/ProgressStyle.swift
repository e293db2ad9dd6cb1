internal import ArgumentParser

/// How progress is shown.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    case auto, screen, plain, json, none

    /// What suits standard error, where nothing else is asked for; a report on standard output comes without lines.
    func onError(ofReports writesFiles: Bool, _ environment: [String: String]) -> ProgressStyle {
        let canShow = TerminalWindow.canShowScreen(environment)
        return switch self {
        case .auto where !writesFiles || !Console.isWatched: .none
        case .auto: canShow && environment["CI"] == nil ? .screen : .plain
        case .screen where !canShow: .plain
        default: self
        }
    }
}
