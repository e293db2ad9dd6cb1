internal import Synchronization
internal import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The private folder `.fanfold` of an output folder: files that are being written, and what was written.
///
/// Fanfold is a guest in a folder that held files of others before. There a list of what it wrote is kept,
/// names with a NUL after each, so that nothing else is ever replaced.
final class Workshop: Sendable {
    let descriptor: CInt
    /// What was written into a folder of others; `nil` in a folder of our own.
    private let written: Mutex<Set<String>?>

    private static let name = ".fanfold"
    private static let listName = "written"
    /// Files that a killed run left behind go when they are older than this, in seconds.
    private static let leftoverAge = 86_400

    /// Opens the folder in an output folder, and makes it where there is none.
    ///
    /// - Throws: `Errno`.
    init(in root: CInt) throws {
        let isNew = faccessat(root, Self.name, F_OK, 0) != 0
        let isGuest = try isNew && !Self.names(in: root).isEmpty
        guard mkdirat(root, Self.name, 0o700) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
        descriptor = openat(root, Self.name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
        let list = openat(
            descriptor,
            Self.listName,
            O_RDONLY | O_NOFOLLOW | O_CLOEXEC | (isGuest ? O_CREAT : 0),
            0o600
        )
        written = Mutex(try list < 0 ? nil : Self.read(FileDescriptor(rawValue: list)))
        try removeLeftovers()
    }

    deinit { close(descriptor) }

    /// Whether a file that is there may be replaced without a look at what it holds.
    func owns(_ path: String) -> Bool {
        written.withLock { $0?.contains(path) ?? true }
    }

    /// Notes that a file was written.
    func note(_ path: String) {
        written.withLock { list in
            guard list?.insert(path).inserted == true else { return }
            let file = openat(descriptor, Self.listName, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC)
            guard file >= 0 else { return }
            // A name that is missing from the list costs a later run a message, and nobody a file.
            _ = try? FileDescriptor(rawValue: file).closeAfter {
                try FileDescriptor(rawValue: file).writeAll(Array(path.utf8) + [0])
            }
        }
    }

    private static func read(_ list: FileDescriptor) throws -> Set<String> {
        try list.closeAfter {
            var bytes: [UInt8] = []
            var isAtEnd = false
            while !isAtEnd {
                let piece = try list.bytes(upTo: 1 << 16)
                bytes += piece
                isAtEnd = piece.isEmpty
            }
            return Set(bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
        }
    }

    private func removeLeftovers() throws {
        let now = time(nil)
        for name in try Self.names(in: descriptor) where name.hasSuffix(".tmp") {
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
                now - status.st_mtim.tv_sec > Self.leftoverAge
            else { continue }
            unlinkat(descriptor, name, 0)
        }
    }

    /// The names in a folder, without `.` and `..`.
    private static func names(in folder: CInt) throws -> [String] {
        let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw Errno(rawValue: errno) }
        guard let listing = fdopendir(copy) else {
            defer { close(copy) }
            throw Errno(rawValue: errno)
        }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
