package import FanfoldCore
internal import GRDB

/// What pruning a store removed.
package struct PrunedCalls: Sendable, Hashable {
    /// Answers of earlier generations.
    package var ofEarlierGenerations: Int
    /// Answers that were not used for long.
    package var unused: Int
    /// Answers that are left.
    package var left: Int
    /// The file's size in bytes before.
    package var bytesBefore: Int
    /// The file's size in bytes after.
    package var bytesAfter: Int
}

extension CallStoreFile {
    /// Drops answers that no run will look for, and gives the room they took back to the file system.
    ///
    /// - Parameters:
    ///   - current: Answers of generations before this one go; `nil` for the greatest there is.
    ///   - days: Answers that were not used in so many days go; `nil` to keep them.
    ///   - clock: Tells today.
    /// - Returns: What was removed.
    /// - Throws: ``StoreError``; the answers are then all there, or those that were to go are gone.
    package func prune(
        before current: Int? = nil,
        unusedFor days: Int? = nil,
        clock: StoreClock = .system
    ) throws(StoreError) -> PrunedCalls {
        let latest = try latestGeneration()
        let generation = current ?? latest ?? 0
        let firstDay = days.map { clock.today - $0 } ?? .min
        let bytesBefore = byteCount
        let (earlier, unused) = try write { database in
            var removed = (0, 0)
            try database.inTransaction(.immediate) {
                try database.execute(sql: "DELETE FROM replies WHERE generation < ?", arguments: [generation])
                removed.0 = database.changesCount
                try database.execute(sql: "DELETE FROM replies WHERE used_day < ?", arguments: [firstDay])
                removed.1 = database.changesCount
                return .commit
            }
            if removed != (0, 0) { try database.execute(sql: "VACUUM") }
            _ = try Row.fetchAll(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            return removed
        }
        return PrunedCalls(
            ofEarlierGenerations: earlier,
            unused: unused,
            left: try count(),
            bytesBefore: bytesBefore,
            bytesAfter: byteCount
        )
    }
}
