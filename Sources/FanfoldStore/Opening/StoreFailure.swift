internal import FanfoldCore
internal import GRDB
internal import SystemPackage

/// What was being done to a database file.
enum StoreAccess: String {
    case open = "opened"
    case read
    case write = "written"
}

extension StoreError {
    /// Why SQLite could not do its work, and what to do about it.
    ///
    /// - Parameters:
    ///   - path: The file as the user would write it.
    ///   - error: What SQLite or a migration says.
    ///   - access: What was being done.
    init(_ path: String, _ error: any Error, while access: StoreAccess) {
        if let error = error as? StoreError {
            self = error
            return
        }
        if let code = (error as? Errno).flatMap({ Self.databaseCode[$0] }) {
            self.init(path, DatabaseError(resultCode: code), while: access)
            return
        }
        guard let error = error as? DatabaseError else {
            self.init("\(path): can't be \(access.rawValue): \(error)", hint: Self.again)
            return
        }
        let (cause, hint) = Self.cause(of: error)
        self.init("\(path): can't be \(access.rawValue): \(cause)", hint: hint)
    }

    /// A file that a later version changed.
    static func isNewer(_ path: String) -> StoreError {
        StoreError(
            "\(path): was written by a newer fanfold",
            hint: "use that version, or another folder"
        )
    }

    /// A file that is not where it was opened.
    static func wentAway(_ path: String) -> StoreError {
        StoreError(
            "\(path): went away while it was in use: it was removed, or another file was put in its place",
            hint: "leave the folder alone during a run, and run the same command again"
        )
    }

    private static let again = "run the same command again; what was answered before is kept"

    /// What SQLite says for what the system says.
    private static let databaseCode: [Errno: ResultCode] = [
        .noSpace: .SQLITE_FULL, .diskQuotaExceeded: .SQLITE_FULL, .readOnlyFileSystem: .SQLITE_READONLY,
        .permissionDenied: .SQLITE_PERM, .notPermitted: .SQLITE_PERM, .ioError: .SQLITE_IOERR,
        .noSuchFileOrDirectory: .SQLITE_CANTOPEN,
    ]

    private static func cause(of error: DatabaseError) -> (cause: String, hint: String) {
        switch error.resultCode {
        case .SQLITE_FULL:
            ("the disk is full", "make room on the disk and run the same command again")
        case .SQLITE_READONLY:
            (
                "the file or its folder may only be read",
                "change the permissions, or use another folder, and run the same command again"
            )
        case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
            (
                "the file system does not let the file or its folder be opened",
                "check that the folder is there and may be written, and run the same command again"
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            (
                "another process has been using it for \(Int(DatabaseSettings.busySeconds)) seconds",
                "wait until the other process is done and run the same command again"
            )
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            (
                "the file is damaged",
                "run the same command again: what can be read is saved first, and the rest asked for again"
            )
        case .SQLITE_IOERR:
            (
                "the disk reports an error (\(error.extendedResultCode.rawValue))",
                "check the disk and run the same command again"
            )
        case .SQLITE_NOMEM:
            ("no memory is left", Self.again)
        case .SQLITE_TOOBIG:
            ("an answer is too long to keep", "ask for shorter answers, or with a smaller chunk")
        default:
            ("SQLite says “\(error.message ?? "error")” (\(error.extendedResultCode.rawValue))", Self.again)
        }
    }
}

extension DatabaseError {
    /// Whether the file's content is at fault.
    var isDamage: Bool { resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB }
}
