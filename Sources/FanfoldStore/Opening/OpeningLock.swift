#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Has processes open, mend and make a database file one at a time.
enum OpeningLock {
    /// Runs `body` while nobody else opens the file; the lock ends with the process at the latest.
    static func withLock<Output, Failure: Error>(
        _ path: String,
        _ body: () throws(Failure) -> Output
    ) throws(Failure) -> Output {
        let file = open(path + "-opening", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        // Where no file can be made the opening says why, and where there are no locks SQLite does.
        guard file >= 0 else { return try body() }
        defer { close(file) }
        while flock(file, LOCK_EX) != 0, errno == EINTR {}
        return try body()
    }
}
