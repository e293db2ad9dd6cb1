package import FanfoldCore
internal import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

extension OutputFolder {
    /// How a file in the folder is now; `nil` if there is none.
    package func mark(of relative: String) -> FileMark? {
        var status = stat()
        guard fstatat(root, relative, &status, AT_SYMLINK_NOFOLLOW) == 0,
            status.st_mode & S_IFMT == S_IFREG
        else { return nil }
        #if canImport(Darwin)
        let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
        let (modified, changed) = (status.st_mtim, status.st_ctim)
        #endif
        return FileMark(
            size: Int(status.st_size),
            modified: modified.tv_sec * 1_000_000_000 + modified.tv_nsec,
            changed: changed.tv_sec * 1_000_000_000 + changed.tv_nsec,
            device: Int(truncatingIfNeeded: status.st_dev),
            inode: Int(truncatingIfNeeded: status.st_ino)
        )
    }

    /// What came of a wish to remove a file.
    package enum Removal: Sendable {
        /// It is gone.
        case removed
        /// There was none.
        case missing
        /// It is not as it was written, so it stays.
        case changed
    }

    /// Removes a file if it is as it was written, and the folders it leaves empty.
    ///
    /// - Parameters:
    ///   - relative: Its path in the output folder.
    ///   - digest: The hash of the bytes that were written.
    /// - Returns: What came of it.
    /// - Throws: ``OutputError``; the file is then as it was.
    package func remove(_ relative: String, writtenAs digest: Digest) throws(OutputError) -> Removal {
        do {
            guard let mark = mark(of: relative), let name = relative.pathNames.last else { return .missing }
            let folders = Array(relative.pathNames.dropLast())
            let folder = try openFolder(folders)
            defer { try? folder.close() }
            guard let bytes = try contents(of: name, in: folder, expecting: mark.size),
                Digest(of: bytes) == digest
            else { return .changed }
            guard unlinkat(folder.rawValue, name, 0) == 0 else { throw Errno(rawValue: errno) }
            for depth in folders.indices.reversed() {
                let outer = try openFolder(folders[..<depth])
                defer { try? outer.close() }
                // One that holds anything stays.
                guard unlinkat(outer.rawValue, folders[depth], AT_REMOVEDIR) == 0 else { break }
            }
            return .removed
        } catch {
            throw Self.error("\(path)/\(relative)", (error as? Errno) ?? .ioError)
        }
    }
}
