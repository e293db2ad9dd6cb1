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
    /// In bytes.
    package let size: Int

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

    private init(_ status: stat) {
        size = Int(status.st_size)
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
