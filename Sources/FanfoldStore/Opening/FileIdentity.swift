#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Which file a path leads to: its device and inode.
///
/// Taken without opening the file: to close a descriptor of a database would drop the process's locks on it.
struct FileIdentity: Hashable {
    private let device: UInt64
    private let inode: UInt64

    /// The file at a path; `nil` if there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
    }
}
