internal import FanfoldCore
internal import FanfoldTestKit

@testable internal import FanfoldEngine

/// Documents with known chunks, and the reports that must come of them.
struct TestRun: Sendable {
    private let documents: [String: Result<SplitDocument, DocumentReadError>]
    let outline: FolderOutline

    /// - Parameters:
    ///   - chunkCounts: The documents' names, and how many chunks each has.
    ///   - unread: Names of documents that can't be read.
    ///   - skipped: Names of files that are no documents.
    ///   - fanIn: The most children of a fold, in documents and folders.
    init(_ chunkCounts: [String: Int], unread: [String] = [], skipped: [String] = [], fanIn: Int = 3) {
        var documents: [String: Result<SplitDocument, DocumentReadError>] = [:]
        for (name, count) in chunkCounts {
            let texts = (0..<count).map { "\(name)#\($0)" }
            documents[name] = .success(SplitDocument(named: name, chunks: texts, fanIn: fanIn))
        }
        for name in unread { documents[name] = .failure(DocumentReadError("can't be read")) }
        for name in skipped { documents[name] = .failure(DocumentReadError("is a picture", isSkip: true)) }
        self.documents = documents
        outline = FolderOutline(documents: Array(documents.keys), fanIn: fanIn)
    }

    /// `count` documents in four folders and the top, of 1 to 9 chunks each.
    static func folders(_ count: Int) -> Self {
        var chunkCounts: [String: Int] = [:]
        for number in 0..<count {
            let folder = ["", "a/", "a/b/", "c/"][number % 4]
            chunkCounts["\(folder)d\(number)"] = 1 + number * 7 % 9
        }
        return Self(chunkCounts)
    }

    func open(_ number: Int) throws -> SplitDocument {
        guard let document = documents[outline.documents[number]] else {
            throw DocumentReadError("is unknown")
        }
        return try document.get()
    }

    /// What every report must say, by name, if no call fails.
    func expectedReports(foldsFolders: Bool = true) -> [String: String] {
        var reports: [String: String] = [:]
        for case .success(let split) in documents.values {
            reports[split.document.name] = Self.text(of: split.plan, leaves: split.chunks.map(\.text))
        }
        guard foldsFolders else { return reports }
        for folder in outline.folders.reversed() {
            let leaves = folder.entries.map { entry -> String? in
                switch entry {
                case .document(let number): reports[outline.documents[number]]
                case .folder(let number): reports[outline.folders[number].name + "/"]
                }
            }
            reports[folder.name + "/"] = Self.text(of: folder.plan, leaves: leaves)
        }
        return reports
    }

    /// What a scripted agent makes of leaves: brackets show the folds.
    static func text(of plan: TreePlan, leaves: [String?]) -> String? {
        var texts = leaves
        for fold in plan.folds {
            let children = fold.children.compactMap { texts[$0] }
            texts.append(children.count < 2 ? children.first : "(" + children.joined(separator: " ") + ")")
        }
        return texts.last ?? nil
    }
}

extension Report {
    /// The document's name, or the folder's with a slash.
    var name: String {
        switch self {
        case .document(let result): result.name
        case .folder(let result, _): result.name + "/"
        }
    }

    var summary: Partial {
        switch self {
        case .document(let result): result.summary
        case .folder(let result, _): result.summary
        }
    }

    var gaps: [Gap] {
        switch self {
        case .document(let result): result.gaps
        case .folder(let result, _): result.gaps
        }
    }

    /// The one statement that a scripted agent makes.
    var text: String? { summary.statements.first?.text }
}
