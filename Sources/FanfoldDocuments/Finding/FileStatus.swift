package import FanfoldCore
package import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// What the file system says of a path.
package struct FileStatus: Sendable, Hashable {
    /// What lies at the path.
    package enum Kind: Sendable, Hashable {
        case file
        case folder
        case link
        /// Neither: a device, a socket or a pipe, by its name.
        case special(String)
    }

    package let kind: Kind
    /// What tells whether it changes.
    package let mark: FileMark
    /// In bytes.
    package var size: Int { mark.size }

    /// The status of a path, or of a link's target.
    ///
    /// - Throws: `Errno`.
    package init(of path: FilePath, followsLinks: Bool = true) throws(Errno) {
        var status = stat()
        let code = path.withPlatformString { followsLinks ? stat($0, &status) : lstat($0, &status) }
        guard code == 0 else { throw Errno(rawValue: errno) }
        self.init(status)
    }

    /// - Throws: `Errno`.
    package init(of file: FileDescriptor) throws(Errno) {
        var status = stat()
        guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
        self.init(status)
    }

    private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }

    private init(_ status: stat) {
        mark = FileMark(
            size: Int(status.st_size),
            modified: Self.nanoseconds(status.modified),
            changed: Self.nanoseconds(status.changed),
            device: Int(truncatingIfNeeded: status.st_dev),
            inode: Int(truncatingIfNeeded: status.st_ino)
        )
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .special("a pipe")
            case S_IFSOCK: .special("a socket")
            default: .special("a device")
            }
    }
}

extension stat {
    #if canImport(Darwin)
    fileprivate var modified: timespec { st_mtimespec }
    fileprivate var changed: timespec { st_ctimespec }
    #else
    fileprivate var modified: timespec { st_mtim }
    fileprivate var changed: timespec { st_ctim }
    #endif
}
