/// How a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
    /// For people.
    case markdown
    /// For programs.
    case json
    /// The statements alone, one a line.
    case text

    /// What a report's file name ends in.
    package var suffix: String {
        switch self {
        case .markdown: ".md"
        case .json: ".json"
        case .text: ".txt"
        }
    }
}
