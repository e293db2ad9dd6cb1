internal import FanfoldCore
internal import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The private folder that a database is in.
enum StoreFolder {
    /// Makes the folder where there is none, for its owner alone.
    ///
    /// - Throws: ``StoreError``.
    static func make(_ path: FilePath) throws(StoreError) {
        guard mkdir(path.string, 0o700) != 0 else {
            sync(path.removingLastComponent())
            return
        }
        switch errno {
        case EEXIST: return
        case ENOENT where path.removingLastComponent() != path && !path.removingLastComponent().isEmpty:
            let code = errno
            try make(path.removingLastComponent())
            guard mkdir(path.string, 0o700) == 0 || errno == EEXIST else { throw failure(path, code) }
        default: throw failure(path, errno)
        }
    }

    /// Makes an empty file where there is none, for its owner alone.
    ///
    /// - Throws: ``StoreError``, also where something other than a file is in the way.
    static func makeFile(_ path: FilePath) throws(StoreError) {
        let file = open(path.string, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file >= 0 {
            close(file)
            sync(path.removingLastComponent())
            return
        }
        guard errno == EEXIST else { throw failure(path, errno) }
        var status = stat()
        guard stat(path.string, &status) == 0 else { throw failure(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw StoreError(
                "\(path): can't be opened: it is not a file",
                hint: "move it out of the way and run the same command again"
            )
        }
    }

    /// Has the folder's names on disk.
    static func sync(_ path: FilePath) {
        let folder = open(path.isEmpty ? "." : path.string, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        // A file system that can't do it keeps names in its own way.
        fsync(folder)
        close(folder)
    }

    private static func failure(_ path: FilePath, _ code: CInt) -> StoreError {
        let hint =
            switch code {
            case ENOSPC, EDQUOT: "make room on the disk and run the same command again"
            case EROFS, EACCES, EPERM: "change the permissions, or use another folder"
            case ENOTDIR, ELOOP: "a file stands where a folder is needed; move it, or use another folder"
            default: "check the folder and run the same command again"
            }
        return StoreError("\(path): can't be made: \(Errno(rawValue: code))", hint: hint)
    }
}
