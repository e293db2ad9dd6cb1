internal import FanfoldCore
package import SystemPackage

/// Finds the files that a run reads.
///
/// Folders are walked whole. Hidden names, what `.fanfoldignore` files leave out, and folders that Fanfold
/// wrote are passed over, and what the run itself writes. Every file is listed once, under its own name where it has one in the input, else
/// under that of a link to it. Order and names depend on nothing but names, and the order in which inputs are given.
package struct InputFinder: Sendable {
    private let selection: InputSelection
    private let output: FilePath?
    private let written: [FilePath]

    /// A finder of the selected files.
    ///
    /// - Parameters:
    ///   - selection: Which files.
    ///   - output: The folder the run writes to, which is never input.
    ///   - written: Other files and folders the run writes, which are never input either.
    package init(
        selection: InputSelection = InputSelection(),
        output: FilePath? = nil,
        written: [FilePath] = []
    ) {
        self.selection = selection
        self.output = output
        self.written = written
    }

    /// Lists the files of the inputs, as the user typed them; `-` is standard input.
    package func find(_ inputs: [String]) -> InputListing {
        var walk = FolderWalk(
            selection: selection,
            output: output.flatMap(resolved),
            written: Set(written.compactMap(resolved))
        )
        var named: [InputFile] = []
        let inputs = withoutRepeats(inputs)
        let prefixes = prefixes(for: inputs)
        for (input, prefix) in zip(inputs, prefixes) {
            if input == "-" {
                named.append(InputFile(name: prefix, origin: .standardInput))
            } else {
                walk.add(FilePath(input), typed: input, name: prefix)
            }
        }
        walk.followLinks()
        var listing = InputListing()
        listing.diagnostics = walk.diagnostics
        listing.files = UniqueNames.unique(named + walk.files).sortedBytewise(by: \.name)
        return listing
    }

    /// The path without links; `nil` where there is nothing yet.
    private func resolved(_ path: FilePath) -> FilePath? { try? path.resolved() }

    /// The inputs without those that were typed twice.
    private func withoutRepeats(_ inputs: [String]) -> [String] {
        var paths: Set<FilePath> = []
        return inputs.filter { paths.insert(FilePath($0)).inserted }
    }

    /// The name that stands before those of an input's files: none for a single folder.
    private func prefixes(for inputs: [String]) -> [String] {
        var taken: [String: Int] = [:]
        return inputs.map { input in
            if input == "-" { return "stdin" }
            let path = FilePath(input)
            let isFolder = (try? FileStatus(of: path))?.kind == .folder
            guard inputs.count > 1 || !isFolder else { return "" }
            let name = Self.lastName(of: path)
            // Files are told apart once all are known; what is in two folders of one name must not mix.
            let earlier = taken[name.lowercased(), default: 0]
            taken[name.lowercased()] = earlier + 1
            return earlier > 0 && isFolder ? MarkedName.of(name, hashing: "\(name) \(earlier)") : name
        }
    }

    /// The last name on a path; of `.`, `..` and `/` that of the folder they stand for.
    package static func lastName(of path: FilePath) -> String {
        if let last = path.lastComponent, last.kind == .regular { return last.string }
        return (try? path.resolved())?.lastComponent?.string ?? "root"
    }
}
