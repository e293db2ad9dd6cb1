internal import FanfoldCore
internal import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The open file a run lock is on; the lock ends with it.
final class LockFile: Sendable {
    /// What came of an attempt to lock.
    enum Attempt {
        case taken, held
        /// Somebody removed the file meanwhile, so that the lock is on nothing.
        case replaced
        /// The file system has no locks.
        case unsupported
    }

    private let path: String
    private let descriptor: FileDescriptor

    private init(_ path: String, _ descriptor: FileDescriptor) {
        self.path = path
        self.descriptor = descriptor
    }

    /// The file's name in the folder.
    static let name = "lock"

    deinit { try? descriptor.close() }

    /// More is no holder's line.
    private static let readLimit = 65_536

    /// Opens the file, and makes it and its folder where there is none.
    ///
    /// - Throws: ``StoreError``.
    static func open(in folder: String) throws(StoreError) -> LockFile {
        let path = folder + "/" + Self.name
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw error(folder, errno)
        }
        var raw = openFile(path, O_RDWR | O_CREAT)
        // A file that may only be read can be locked all the same, on a disk of this machine.
        if raw < 0, errno == EACCES { raw = openFile(path, O_RDONLY) }
        guard raw >= 0 else { throw error(path, errno) }
        return LockFile(path, FileDescriptor(rawValue: raw))
    }

    /// Opens a file that is there, only to look; `nil` if it can't be.
    init?(toLookIn folder: String) {
        path = folder + "/" + Self.name
        let raw = Self.openFile(path, O_RDONLY)
        guard raw >= 0 else { return nil }
        descriptor = FileDescriptor(rawValue: raw)
    }

    /// Tries to lock the file for this process alone.
    ///
    /// - Throws: ``StoreError``.
    func lock() throws(StoreError) -> Attempt {
        switch attempt(LOCK_EX | LOCK_NB) {
        case 0: return isInPlace ? .taken : .replaced
        case EWOULDBLOCK: return .held
        case ENOTSUP, EOPNOTSUPP, ENOLCK, ENOSYS: return .unsupported
        case let code: throw Self.error(path, code)
        }
    }

    /// Whether a process has the lock.
    var isHeld: Bool { attempt(LOCK_SH | LOCK_NB) == EWOULDBLOCK }

    /// Puts a line in place of what the file held; a full disk costs others a name, and nobody the lock.
    func write(_ line: [UInt8]) {
        try? descriptor.resize(to: 0)
        _ = try? descriptor.writeAll(toAbsoluteOffset: 0, line)
    }

    /// What the file holds.
    func read() -> [UInt8] {
        (try? [UInt8](unsafeUninitializedCapacity: Self.readLimit) { buffer, count in
            count = try descriptor.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))
        }) ?? []
    }

    /// Whether the path still leads to this very file.
    private var isInPlace: Bool {
        var (mine, there) = (stat(), stat())
        return fstat(descriptor.rawValue, &mine) == 0 && lstat(path, &there) == 0
            && mine.st_ino == there.st_ino && mine.st_dev == there.st_dev
    }

    private func attempt(_ operation: CInt) -> CInt {
        while flock(descriptor.rawValue, operation) != 0 {
            if errno != EINTR { return errno }
        }
        return 0
    }

    /// A pipe in the file's place must not block, nor a link lead elsewhere.
    private static func openFile(_ path: String, _ access: CInt) -> CInt {
        openat(AT_FDCWD, path, access | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    }

    private static func error(_ path: String, _ code: CInt) -> StoreError {
        let hint =
            switch code {
            case ENOSPC, EDQUOT: "make room on the disk and run the same command again"
            case ENOENT: "the output folder went away; run the same command again"
            case EACCES, EPERM, EROFS: "change its permissions, or write into another folder with -o"
            case ELOOP, EISDIR, ENOTDIR, ENXIO: "something else stands there; move it"
            default: "check the disk, or write into another folder with -o"
            }
        return StoreError("\(path): can't be locked: \(Errno(rawValue: code))", hint: hint)
    }
}
