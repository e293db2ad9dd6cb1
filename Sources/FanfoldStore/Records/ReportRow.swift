internal import FanfoldCore
internal import FoundationEssentials
internal import GRDB

/// A report as a row.
enum ReportRow {
    static func insert(_ report: KnownReport, into database: Database) throws {
        try database.run(
            """
            INSERT OR REPLACE INTO reports
                (path, subject, digest, size, modified, changed, device, inode, material)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            report.path,
            report.subject,
            Data(report.digest.bytes),
            report.mark.size,
            report.mark.modified,
            report.mark.changed,
            report.mark.device,
            report.mark.inode,
            Data(report.material.bytes)
        )
    }

    /// The report of a row of all columns; `nil` if it makes no sense.
    static func report(_ row: Row) -> KnownReport? {
        guard let digest = Digest(exactly: row[2] as Data), let material = Digest(exactly: row[8] as Data)
        else { return nil }
        return KnownReport(
            path: row[0],
            subject: row[1],
            digest: digest,
            mark: FileMark(size: row[3], modified: row[4], changed: row[5], device: row[6], inode: row[7]),
            material: material
        )
    }
}
