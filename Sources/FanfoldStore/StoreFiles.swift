package import FanfoldCore
internal import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The files in the folder `.fanfold`, looked at from outside.
///
/// None is opened: to close a database's file would drop the locks this process has on it.
package enum StoreFiles {
    /// The bytes that files take, by what they hold.
    package struct Sizes: Sendable, Hashable {
        /// Answered calls.
        package var calls = 0
        /// Runs, and what is noted of inputs and reports.
        package var runs = 0
        /// All else: damaged files that were set aside, reports that are being written.
        package var other = 0
    }

    /// Whether there is such a folder.
    ///
    /// - Throws: ``StoreError`` where that can't be told.
    package static func exist(in folder: String) throws(StoreError) -> Bool {
        var status = stat()
        guard stat(folder, &status) != 0 else { return status.st_mode & S_IFMT == S_IFDIR }
        guard errno != ENOENT, errno != ENOTDIR else { return false }
        throw StoreError(
            "\(folder): can't be read: \(Errno(rawValue: errno))",
            hint: "change its permissions, or run as the user who wrote it"
        )
    }

    /// The bytes that the files take; nothing for a folder that can't be listed.
    package static func sizes(in folder: String) -> Sizes {
        var sizes = Sizes()
        guard let listing = opendir(folder) else { return sizes }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                continue
            }
            switch kind(of: name) {
            case CallSchema.fileName?: sizes.calls += Int(status.st_size)
            case RunDatabase.name?: sizes.runs += Int(status.st_size)
            case nil where name == LockFile.name: break
            default: sizes.other += Int(status.st_size)
            }
        }
        return sizes
    }

    /// The database a file belongs to; `nil` for another.
    private static func kind(of name: String) -> String? {
        [CallSchema.fileName, RunDatabase.name].first { [$0, $0 + "-wal", $0 + "-shm"].contains(name) }
    }
}
