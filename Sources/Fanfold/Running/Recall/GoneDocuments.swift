internal import FanfoldCore
internal import FanfoldDocuments
internal import FanfoldReports
internal import FanfoldStore
internal import SystemPackage

/// Takes away the reports of documents that are gone.
///
/// A document is gone only if it lay under an input of this run that still holds something, and there is no file
/// any more. One that is merely left out, or can't be reached, keeps its report; so does one whose report somebody
/// changed.
struct GoneDocuments {
    /// What is done about them.
    enum Decision: Equatable {
        /// They are so many of so many that something may be wrong with the input.
        case keep(Int, of: Int)
        /// They go.
        case remove([String])
    }

    let corpus: Corpus
    let earlier: EarlierRuns
    let output: OutputFolder
    let notes: RunNotes

    /// Decides about the documents of earlier runs.
    ///
    /// - Parameter prunes: Whether they go however many they are.
    /// - Returns: Which go.
    func decision(prunes: Bool) -> Decision {
        let present = corpus.outline.documents
        // Most runs know every document that is noted, and have nothing to look for.
        guard
            present.count(where: { earlier.documents.index(forKey: ExactName($0)) != nil })
                < earlier.documents.count
        else { return .remove([]) }
        let names = Set(present.map(ExactName.init))
        let inputs = corpus.inputsWithFiles().map { (path: $0, inside: $0 + "/") }
        let covered = earlier.documents.values.filter { document in
            inputs.contains { input in
                document.path == input.path || document.path.utf8.starts(with: input.inside.utf8)
            }
        }
        let gone = covered.filter { !names.contains(ExactName($0.name)) && Self.isMissing($0.path) }
        guard prunes || gone.count * 2 <= covered.count else { return .keep(gone.count, of: covered.count) }
        return .remove(gone.map(\.name).sortedBytewise { $0 })
    }

    /// Removes reports, and what is noted of them.
    ///
    /// - Returns: What a person should know.
    /// - Throws: ``OutputError`` where nothing else could be written either.
    func remove(_ names: [String]) throws(OutputError) -> [Diagnostic] {
        guard !names.isEmpty else { return [] }
        let gone = Set(names.map(ExactName.init))
        var diagnostics: [Diagnostic] = []
        let kept = earlier.documents.keys.filter { !gone.contains($0) }
        let folders = Set(corpus.outline.folders.map { ExactName($0.name + "/") })
        for report in earlier.reports.values.sortedBytewise(by: \.path) {
            let isFolder = report.subject.utf8.last == UInt8(ascii: "/")
            let subject = ExactName(report.subject)
            // A folder is gone when what lay in it is, and nothing is left.
            let isGone =
                isFolder
                ? !folders.contains(subject) && gone.contains { $0.lies(in: report.subject) }
                    && !kept.contains { $0.lies(in: report.subject) }
                : gone.contains(subject)
            guard isGone else { continue }
            diagnostics += try remove(report)
            if isFolder {
                notes.note(.forgetFolder(String(report.subject.dropLast())))
                notes.note(.forgetFolds(folder: String(report.subject.dropLast())))
            }
        }
        for name in names { notes.note(.forgetDocument(name)) }
        return diagnostics
    }

    private func remove(_ report: KnownReport) throws(OutputError) -> [Diagnostic] {
        do {
            notes.note(.forgetReport(report.path))
            switch try output.remove(report.path, writtenAs: report.digest) {
            case .removed, .missing: return []
            case .changed:
                return [
                    Diagnostic(
                        .warning,
                        "\(output.path)/\(report.path)",
                        "was changed since it was written and stays, though its document is gone",
                        hint: "remove it if it is not needed"
                    )
                ]
            }
        } catch {
            guard !error.isFatal else { throw error }
            return [Diagnostic(.warning, error.path, "can't be removed: \(error.message)", hint: error.hint)]
        }
    }

    private static func isMissing(_ path: String) -> Bool {
        do {
            _ = try FileStatus(of: FilePath(path), followsLinks: false)
            return false
        } catch {
            return error == .noSuchFileOrDirectory || error == .notDirectory
        }
    }
}

extension ExactName {
    /// Whether a document of this name is below the folder of that name, which ends in a slash.
    fileprivate func lies(in folder: String) -> Bool { text.utf8.starts(with: folder.utf8) }
}
