internal import FanfoldDocuments
internal import SystemPackage

/// What a run reads.
public enum RunInput: Sendable, Hashable {
    /// Files and folders; `-` is standard input.
    case paths([String])
    /// One document's text.
    case text(String)

    /// What the whole is called in the report of the top folder.
    var title: String {
        switch self {
        case .text: "text"
        case .paths(let paths):
            paths.map { $0 == "-" ? "stdin" : InputFinder.lastName(of: FilePath($0)) }.joined(separator: ", ")
        }
    }
}
