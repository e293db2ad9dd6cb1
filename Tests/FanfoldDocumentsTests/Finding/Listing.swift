import FanfoldCore
import FanfoldTestKit
import SystemPackage

@testable import FanfoldDocuments

/// What is found in folders that a test wrote.
struct Listing {
    let names: [String]
    /// A line a diagnostic, paths without the temporary folder's.
    let problems: [String]

    init(
        _ folder: TemporaryFolder,
        _ inputs: String...,
        include: [String] = [],
        exclude: [String] = [],
        output: String? = nil,
        written: [String] = []
    ) {
        let selection = InputSelection(
            include: include.compactMap { PathPattern($0) },
            exclude: exclude.compactMap { PathPattern($0) }
        )
        let finder = InputFinder(
            selection: selection,
            output: output.map { .init(folder.path($0)) },
            written: written.map { .init(folder.path($0)) }
        )
        let listing = finder.find(inputs.map { $0 == "-" ? $0 : folder.path($0) })
        names = listing.files.map(\.name)
        problems = listing.diagnostics.map { diagnostic in
            let subject = diagnostic.subject.split(separator: folder.path + "/").last ?? ""
            return "\(diagnostic.severity) \(subject): \(diagnostic.message)"
        }
    }
}
