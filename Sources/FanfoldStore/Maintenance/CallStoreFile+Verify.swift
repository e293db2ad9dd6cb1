package import FanfoldCore
internal import GRDB

extension CallStoreFile {
    /// Reads the whole file and gives what is wrong with it, a sentence a flaw.
    ///
    /// A flaw of the file's structure has the next run mend it.
    ///
    /// - Throws: ``StoreError``, also if the file can't be read on.
    package func flaws() throws(StoreError) -> [String] {
        let flaws = try structureFlaws()
        return try flaws.isEmpty ? rowFlaws() : flaws
    }

    private static let mostFlaws = 20

    private func structureFlaws() throws(StoreError) -> [String] {
        let found = try read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check(\(Self.mostFlaws))")
        }
        guard found != ["ok"] else { return [] }
        DamagedDatabase(path).mark()
        return found.map { "SQLite finds: " + $0.replacing("\n", with: " ") }
    }

    private func rowFlaws() throws(StoreError) -> [String] {
        var (flaws, count) = ([String](), 0)
        try eachRow { id, row in
            guard row == nil else { return }
            count += 1
            if count <= Self.mostFlaws { flaws.append("answer \(id) is not as it was written") }
        }
        if count > Self.mostFlaws { flaws.append("and \(count - Self.mostFlaws) more answers are not") }
        return flaws
    }

    /// Reads the rows in the order in which they were first written; `nil` for one that is not as it was written.
    func eachRow(_ body: (Int64, ReplyRow?) throws -> Void) throws(StoreError) {
        let columns = ReplyRow.columns.joined(separator: ", ")
        try read { database in
            let rows = try Row.fetchCursor(database, sql: "SELECT \(columns), id FROM replies ORDER BY id")
            while let row = try rows.next() {
                try body(row[ReplyRow.columns.count], try ReplyRow(row))
            }
        }
    }
}
