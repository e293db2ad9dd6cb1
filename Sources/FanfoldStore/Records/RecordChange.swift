package import FanfoldCore
internal import FoundationEssentials
internal import GRDB

/// Something to note of inputs, reports and folds.
package enum RecordChange: Sendable {
    /// A document that was read, and what was made of it; `nil` where that is as noted before.
    case document(KnownDocument, result: [UInt8]?)
    /// A report that was written.
    case report(KnownReport)
    /// A folder that was folded, and what was made of it.
    case folder(KnownFolder, result: [UInt8])
    /// What an agent made of a fold in a folder's tree.
    case fold(Digest, member: Int, folder: String, basis: Digest, result: [UInt8])
    /// A document that is gone from the input.
    case forgetDocument(String)
    /// A folder that is gone from the input.
    case forgetFolder(String)
    /// A report that is gone from the output folder.
    case forgetReport(String)
    /// The folds of a folder that is gone.
    case forgetFolds(folder: String)
    /// Folds of other settings than these.
    case forgetOldFolds(basis: Digest)

    func apply(to database: Database) throws {
        switch self {
        case .document(let document, let result):
            try DocumentRow.insert(document, into: database)
            guard let result else { return }
            try database.run(
                "INSERT OR REPLACE INTO results (name, body) VALUES (?, ?)",
                document.name,
                Data(result)
            )
        case .report(let report):
            try ReportRow.insert(report, into: database)
        case .folder(let folder, let result):
            try database.run(
                "INSERT OR REPLACE INTO folders (name, identity, basis, body) VALUES (?, ?, ?, ?)",
                folder.name,
                Data(folder.identity.bytes),
                Data(folder.basis.bytes),
                Data(result)
            )
        case .fold(let identity, let member, let folder, let basis, let result):
            try database.run(
                "INSERT OR REPLACE INTO folds (identity, member, folder, basis, body) VALUES (?, ?, ?, ?, ?)",
                Data(identity.bytes),
                member,
                folder,
                Data(basis.bytes),
                Data(result)
            )
        case .forgetDocument(let name):
            try database.run("DELETE FROM documents WHERE name = ?", name)
            try database.run("DELETE FROM results WHERE name = ?", name)
        case .forgetFolder(let name):
            try database.run("DELETE FROM folders WHERE name = ?", name)
        case .forgetReport(let path):
            try database.run("DELETE FROM reports WHERE path = ?", path)
        case .forgetOldFolds(let basis):
            try database.run("DELETE FROM folds WHERE basis <> ?", Data(basis.bytes))
        case .forgetFolds(let folder):
            try database.run("DELETE FROM folds WHERE folder = ?", folder)
        }
    }
}

extension Database {
    /// Runs a statement, which is compiled once.
    func run(_ sql: String, _ values: (any DatabaseValueConvertible)?...) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }
}
