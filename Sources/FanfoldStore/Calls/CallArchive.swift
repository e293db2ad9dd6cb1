package import FanfoldCore
internal import FoundationEssentials
internal import GRDB

/// Answered calls on disk that are read alone, as a plan does.
///
/// Nothing is noted in the file, and a run may keep calls in it meanwhile.
package struct CallArchive: CallLookup, UsageHistory {
    private let path: String
    private let database: any DatabaseReader
    private let generation: Int

    /// Opens the store of a folder; `nil` if there is none.
    ///
    /// - Parameters:
    ///   - folder: The folder's path.
    ///   - generation: Calls of other generations are not found.
    /// - Throws: ``StoreError`` where it can't be read, or a newer version wrote it.
    package init?(folder: String, generation: Int = 1) throws(StoreError) {
        path = folder + "/" + CallSchema.fileName
        self.generation = generation
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            var configuration = DatabaseSettings.configuration
            configuration.readonly = true
            let database = try DatabasePool(path: path, configuration: configuration)
            let migrator = CallSchema.migrator
            guard try !database.read(migrator.hasBeenSuperseded) else {
                throw StoreError.isNewer(path)
            }
            // A store of an older version, or one that was never finished, holds no calls to be found as they are.
            guard try database.read(migrator.hasCompletedMigrations) else { return nil }
            self.database = database
        } catch {
            throw Self.failure(path, error, while: .open)
        }
    }

    package func call(for key: Digest) throws(StoreError) -> StoredCall? {
        do {
            return try database.unsafeRead { database in
                let statement = try database.cachedStatement(sql: Self.lookup)
                let rows = try Row.fetchCursor(statement, arguments: [generation, Data(key.bytes)])
                let call = try rows.next().flatMap { try ReplyRow($0)?.call }
                return call?.key == key ? call : nil
            }
        } catch {
            throw Self.failure(path, error, while: .read)
        }
    }

    package func usage(of model: ModelIdentity) throws(StoreError) -> PastUsage? {
        do {
            return try database.unsafeRead { try UsageQuery.usage(of: model, in: $0) }
        } catch {
            throw Self.failure(path, error, while: .read)
        }
    }

    private static func failure(
        _ path: String,
        _ error: any Error,
        while access: StoreAccess
    ) -> StoreError {
        var failure = StoreError(path, error, while: access)
        if (error as? DatabaseError)?.isDamage == true {
            failure.hint = "“fanfold run” mends it and keeps what can be read; plan again after that"
        }
        return failure
    }

    private static let lookup = """
        SELECT \(ReplyRow.columns.joined(separator: ", ")) FROM replies WHERE generation = ? AND key = ?
        """
}
