internal import GRDB
internal import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The files of a database that is damaged, and how they are set aside.
///
/// A new database is first made whole under a name of its own. Only then are the damaged files renamed and the
/// new one put in their place, so a process that is killed at any point leaves all there is for the next.
struct DamagedDatabase {
    /// The database's path.
    let path: String

    /// What SQLite adds to a database's name.
    private static let logSuffixes = ["-wal", "-shm", "-journal"]

    init(_ path: String) { self.path = path }

    /// Where the damaged files are copied to, to be read.
    var copyPath: String { stem + ".copy.sqlite" }
    /// Where the new database is made.
    var workPath: String { stem + ".mending.sqlite" }
    /// Where the new database is when it is whole.
    private var mendedPath: String { stem + ".mended.sqlite" }
    private var markPath: String { path + "-damaged" }
    private var stem: String { path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path }

    /// Whether the files are damaged in a way that SQLite would not see or would make worse.
    ///
    /// It takes a file without a header for a new database, and removes the log beside it.
    var isKnown: Bool {
        let size = Self.size(path) ?? 0
        let hasContent = size > 0 || (Self.size(path + "-wal") ?? 0) > 0
        return Self.exists(markPath) || size < Self.smallestPage && hasContent
    }

    /// The fewest bytes of a database that is not new.
    private static let smallestPage = 512

    /// Notes for the next opening that a page could not be read, if that is what an error says.
    func markIfDamage(_ error: any Error) {
        if (error as? DatabaseError)?.isDamage == true { mark() }
    }

    /// Notes for the next opening that the file is damaged.
    func mark() {
        let file = open(markPath, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if file >= 0 { close(file) }
    }

    /// Copies the damaged files to where they are read.
    ///
    /// - Throws: `Errno`.
    func copy() throws {
        removeWork()
        for suffix in ["", "-wal"] where Self.exists(path + suffix) {
            try Self.copy(path + suffix, to: copyPath + suffix)
        }
    }

    /// Declares the new database whole.
    ///
    /// - Throws: `Errno`.
    func declareMended() throws {
        try Self.move(workPath, to: mendedPath)
        StoreFolder.sync(FilePath(path).removingLastComponent())
        removeWork()
    }

    /// Removes what reading and mending left.
    func removeWork() {
        for file in [copyPath, workPath] {
            for suffix in [""] + Self.logSuffixes { unlink(file + suffix) }
        }
    }

    /// Puts a new database that is whole in the place of the damaged one.
    ///
    /// - Returns: Where the damaged file is now; `nil` if there is no new database.
    /// - Throws: `Errno`.
    @discardableResult
    func finishSettingAside() throws -> String? {
        guard Self.exists(mendedPath) else { return nil }
        var number = 1
        while ([""] + Self.logSuffixes).contains(where: { Self.exists(asidePath(number) + $0) }) {
            number += 1
        }
        for suffix in [""] + Self.logSuffixes where Self.exists(path + suffix) {
            try Self.move(path + suffix, to: asidePath(number) + suffix)
        }
        try Self.move(mendedPath, to: path)
        unlink(markPath)
        StoreFolder.sync(FilePath(path).removingLastComponent())
        return asidePath(number)
    }

    private func asidePath(_ number: Int) -> String { "\(stem).damaged-\(number).sqlite" }

    private static func exists(_ path: String) -> Bool { size(path) != nil }

    private static func size(_ path: String) -> Int? {
        var status = stat()
        return lstat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    private static func move(_ path: String, to other: String) throws {
        guard rename(path, other) == 0 else { throw Errno(rawValue: errno) }
    }

    private static func copy(_ path: String, to other: String) throws {
        let source = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
        try source.closeAfter {
            let target = try FileDescriptor.open(
                other,
                .writeOnly,
                options: [.create, .truncate, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite
            )
            try target.closeAfter {
                var piece = [UInt8](repeating: 0, count: 1 << 20)
                while true {
                    let count = try piece.withUnsafeMutableBytes { try source.read(into: $0) }
                    guard count > 0 else { return }
                    try target.writeAll(piece[..<count])
                }
            }
        }
    }
}
