internal import FanfoldCore
internal import FoundationEssentials
internal import GRDB

/// A document as a row.
enum DocumentRow {
    private static let columns = [
        "name", "path", "size", "modified", "changed", "device", "inode", "read_at", "bytes", "digest",
        "basis",
        "reason", "title", "chunks", "folds",
    ]
    private static let insertion =
        "INSERT OR REPLACE INTO documents (\(columns.joined(separator: ", "))) "
        + "VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"

    static func insert(_ document: KnownDocument, into database: Database) throws {
        var reason: String?
        var title: String?
        var counts: (chunks: Int, folds: Int) = (0, 0)
        switch document.outcome {
        case .skipped(let text): reason = text
        case .reported(let text, let chunkCount, let foldCount):
            title = text
            counts = (chunkCount, foldCount)
        }
        let mark = document.mark
        try database.run(
            insertion,
            document.name,
            document.path,
            mark?.size,
            mark?.modified,
            mark?.changed,
            mark?.device,
            mark?.inode,
            document.readAt,
            document.source.byteCount,
            Data(document.source.digest.bytes),
            Data(document.basis.bytes),
            reason,
            title,
            counts.chunks,
            counts.folds
        )
    }

    /// The document of a row of all columns; `nil` if it makes no sense.
    static func document(_ row: Row) -> KnownDocument? {
        // By place: twenty thousand rows are read before a run that has nothing to do.
        guard let digest = Digest(exactly: row[9] as Data), let basis = Digest(exactly: row[10] as Data)
        else { return nil }
        let mark = (row[2] as Int?).map {
            FileMark(
                size: $0,
                modified: row[3] ?? 0,
                changed: row[4] ?? 0,
                device: row[5] ?? 0,
                inode: row[6] ?? 0
            )
        }
        let reason: String? = row[11]
        return KnownDocument(
            name: row[0],
            path: row[1],
            mark: mark,
            readAt: row[7],
            source: SourceIdentity(byteCount: row[8], digest: digest),
            basis: basis,
            outcome: reason.map { .skipped(reason: $0) }
                ?? .reported(title: row[12], chunkCount: row[13], foldCount: row[14])
        )
    }
}
