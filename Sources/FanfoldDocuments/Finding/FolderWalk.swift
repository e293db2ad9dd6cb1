internal import FanfoldCore
internal import SystemPackage

/// Walks the folders of a run's input, with a list of its own in place of recursion.
///
/// Real files and folders come first, links after them: a link to what is listed already adds nothing, and
/// a circle of links ends.
struct FolderWalk {
    private let selection: InputSelection
    private let output: FilePath?
    private let written: Set<FilePath>
    private var visited: Set<FilePath> = []
    private var links: [Place] = []
    private(set) var files: [InputFile] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// A file or folder to look at.
    private struct Place {
        var path: FilePath
        /// The path without links, which tells whether a place was visited.
        var identity: FilePath
        /// Its name in the run; empty for the top.
        var name: String
        /// The names from the input to it, as the file system has them.
        var names: [[UInt8]] = []
        var rules = IgnoreRules()
    }

    init(selection: InputSelection, output: FilePath?, written: Set<FilePath> = []) {
        self.selection = selection
        self.output = output
        self.written = written
    }

    /// Lists an input, without what lies behind links in it.
    mutating func add(_ path: FilePath, typed: String, name: String) {
        do {
            let status = try FileStatus(of: path)
            let place = Place(path: path, identity: try path.resolved(), name: name)
            switch status.kind {
            case .folder where place.identity == output:
                report(
                    .error,
                    typed,
                    "is the output folder and is not read",
                    hint: "name another folder for the reports with -o"
                )
            case _ where written.contains(place.identity):
                report(
                    .error,
                    typed,
                    "is written by this run and is not read",
                    hint: "have it written somewhere else, or don't name it as input"
                )
            case .folder: walk(place)
            case .special(let what):
                report(.error, typed, "is \(what), not a file or folder", hint: "name a file, a folder or -")
            case .file, .link: list(place, status)
            }
        } catch {
            report(.error, typed, "can't be read: \(error)", hint: hint(for: error))
        }
    }

    /// Lists what lies behind the links that were met.
    mutating func followLinks() {
        while !links.isEmpty {
            let met = links.sortedBytewise(by: \.name)
            links = []
            for place in met { follow(place) }
        }
    }

    private mutating func follow(_ link: Place) {
        do {
            let status = try FileStatus(of: link.path)
            var place = link
            place.identity = try link.path.resolved()
            switch status.kind {
            case .folder:
                // Patterns for folders could not match the link itself.
                guard !leavesOut(place, isFolder: true) else { return }
                walk(place)
            case .special(let what): report(.warning, link.path.string, "leads to \(what) and is not read")
            case .file, .link:
                if selection.includes(file: link.names) { list(place, status) }
            }
        } catch {
            report(
                .error,
                link.path.string,
                "is a link that leads nowhere: \(error)",
                hint: "remove the link, or leave it out with --exclude"
            )
        }
    }

    private mutating func list(_ place: Place, _ status: FileStatus) {
        guard visited.insert(place.identity).inserted, !written.contains(place.identity) else { return }
        files.append(InputFile(name: place.name, origin: .file(place.path), status: status))
    }

    private mutating func walk(_ top: Place) {
        var rest = [top]
        while let folder = rest.popLast() {
            guard visited.insert(folder.identity).inserted else { continue }
            guard folder.identity != output, !written.contains(folder.identity) else { continue }
            do {
                let names = try folder.path.listing()
                if names.contains(Array(".fanfold".utf8)) {
                    let message = "was written by fanfold and is not read"
                    if folder.names.isEmpty {
                        report(.error, folder.path.string, message, hint: "name the folder it was made from")
                    } else {
                        report(
                            .warning,
                            folder.path.string,
                            message,
                            hint: "move documents out of it, or leave it out with --exclude"
                        )
                    }
                    continue
                }
                guard let rules = rules(of: folder) else { continue }
                for name in names { visit(name, in: folder, rules, &rest) }
            } catch {
                report(
                    .error,
                    folder.path.string,
                    "is a folder that can't be read: \(error)",
                    hint: "change its permissions, or leave it out with --exclude"
                )
            }
        }
    }

    /// The rules that hold in a folder; `nil`, after a report, if its own can't be read.
    private mutating func rules(of folder: Place) -> IgnoreRules? {
        do {
            return try folder.rules.adding(fileIn: folder.path, depth: folder.names.count)
        } catch {
            report(
                .error,
                folder.path.appending(IgnoreRules.fileName).string,
                "can't be read, so nothing in its folder is: \(error)",
                hint: "put a file of patterns there, or remove it"
            )
            return nil
        }
    }

    private func leavesOut(_ place: Place, isFolder: Bool) -> Bool {
        place.rules.ignores(place.names, isFolder: isFolder)
            || selection.excludes(place.names, isFolder: isFolder)
    }

    private mutating func visit(
        _ name: [UInt8],
        in folder: Place,
        _ rules: IgnoreRules,
        _ rest: inout [Place]
    ) {
        guard name.first != UInt8(ascii: ".") else { return }
        let shown = String(decoding: name, as: UTF8.self)
        let place = Place(
            path: folder.path.appending(name: name),
            identity: folder.identity.appending(name: name),
            name: folder.name.isEmpty ? shown : folder.name + "/" + shown,
            names: folder.names + [name],
            rules: rules
        )
        do {
            let status = try FileStatus(of: place.path, followsLinks: false)
            let kind = status.kind
            guard !leavesOut(place, isFolder: kind == .folder) else { return }
            switch kind {
            case .folder: rest.append(place)
            case .file: if selection.includes(file: place.names) { list(place, status) }
            case .link: links.append(place)
            case .special(let what): report(.warning, place.path.string, "is \(what) and is not read")
            }
        } catch {
            report(
                .error,
                place.path.string,
                "can't be read: \(error)",
                hint: "check its permissions, or leave it out with --exclude"
            )
        }
    }

    private mutating func report(
        _ severity: Diagnostic.Severity,
        _ subject: String,
        _ message: String,
        hint: String? = nil
    ) {
        diagnostics.append(Diagnostic(severity, subject, message, hint: hint))
    }

    private func hint(for error: Errno) -> String {
        error == .noSuchFileOrDirectory
            ? "check the path; it is taken from the current folder" : "check the path and its permissions"
    }
}
