internal import FanfoldCore
internal import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The folder a run writes to, and the only place it writes to.
///
/// Every path is taken component by component from the open folder and no link is followed, so nothing
/// outside is written whatever a file is called. A file appears whole under its name or not at all, whatever
/// ends the process; one that would not change is not touched. In a folder that held files of others
/// before, only what Fanfold wrote is replaced.
package final class OutputFolder: Sendable {
    /// The path as the user typed it, for messages.
    package let path: String
    let root: CInt
    private let workshop: Workshop

    /// Opens the folder, and makes it where there is none.
    ///
    /// - Throws: ``OutputError``.
    package init(_ path: String) throws(OutputError) {
        self.path = path
        do {
            (root, workshop) = try Self.open(FilePath(path))
        } catch {
            throw Self.error(path, (error as? Errno) ?? .ioError)
        }
    }

    deinit { close(root) }

    /// Writes a file by its path in the output folder, `/` between components, making the folders it is in.
    ///
    /// - Returns: Whether the file changed.
    /// - Throws: ``OutputError``; the file is then as it was.
    @discardableResult
    package func write(_ bytes: [UInt8], to relative: String) throws(OutputError) -> Bool {
        do {
            let components = relative.pathNames
            guard let name = components.last,
                !components.contains(where: { ["", ".", ".."].contains($0) })
            else {
                throw Errno.invalidArgument
            }
            let folder = try openFolder(components.dropLast())
            defer { try? folder.close() }
            guard try contents(of: name, in: folder, expecting: bytes.count) != bytes else { return false }
            guard try workshop.owns(relative) || mayReplace(name, in: folder) else {
                throw Self.foreign("\(path)/\(relative)")
            }
            try replace(name, in: folder, with: bytes)
            workshop.note(relative)
            return true
        } catch let error as OutputError {
            throw error
        } catch {
            throw Self.error("\(path)/\(relative)", (error as? Errno) ?? .ioError)
        }
    }

    private static func open(_ path: FilePath) throws -> (root: CInt, workshop: Workshop) {
        try makeFolders(path)
        let root = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
        do {
            return (root.rawValue, try Workshop(in: root.rawValue))
        } catch {
            try? root.close()
            throw error
        }
    }

    private static func makeFolders(_ path: FilePath) throws {
        guard mkdir(path.string, 0o777) != 0 else { return }
        switch errno {
        case EEXIST: return
        case ENOENT where path.removingLastComponent() != path && !path.removingLastComponent().isEmpty:
            try makeFolders(path.removingLastComponent())
            guard mkdir(path.string, 0o777) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
        default: throw Errno(rawValue: errno)
        }
    }

    func openFolder(_ components: some Sequence<String>) throws -> FileDescriptor {
        // Not a duplicate, which programs started later would inherit.
        var folder = FileDescriptor(rawValue: try Self.openFolder(in: root, named: "."))
        for component in components {
            let outer = folder
            defer { try? outer.close() }
            folder = FileDescriptor(
                rawValue: try Self.openFolder(component, in: outer.rawValue, mode: 0o777)
            )
        }
        return folder
    }

    /// Opens a folder in a folder, and makes it where there is none.
    private static func openFolder(_ name: String, in folder: CInt, mode: mode_t) throws -> CInt {
        guard mkdirat(folder, name, mode) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
        return try openFolder(in: folder, named: name)
    }

    private static func openFolder(in folder: CInt, named name: String) throws -> CInt {
        let inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard inner >= 0 else { throw Errno(rawValue: errno) }
        return inner
    }

    /// The file's bytes if it has as many as expected; `nil` if it is missing or of another size.
    func contents(
        of name: String,
        in folder: FileDescriptor,
        expecting count: Int
    ) throws -> [UInt8]? {
        let raw = openat(folder.rawValue, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard raw >= 0 else { return nil }
        let file = FileDescriptor(rawValue: raw)
        return try file.closeAfter {
            var status = stat()
            guard fstat(raw, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == count
            else { return nil }
            return try file.bytes(upTo: count)
        }
    }

    /// Whether nothing is in the way but a report.
    private func mayReplace(_ name: String, in folder: FileDescriptor) throws -> Bool {
        let raw = openat(folder.rawValue, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard raw >= 0 else { return errno == ENOENT }
        let file = FileDescriptor(rawValue: raw)
        return try file.closeAfter {
            ReportSignature.isReport(try file.bytes(upTo: ReportSignature.length))
        }
    }

    private func replace(_ name: String, in folder: FileDescriptor, with bytes: [UInt8]) throws {
        // Not by process and count: two machines may share the folder.
        let temporary = String(UInt64.random(in: .min ... .max), radix: 16) + ".tmp"
        let raw = openat(
            workshop.descriptor,
            temporary,
            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
            0o666
        )
        guard raw >= 0 else { throw Errno(rawValue: errno) }
        do {
            let file = FileDescriptor(rawValue: raw)
            try file.closeAfter { _ = try file.writeAll(bytes) }
            guard renameat(workshop.descriptor, temporary, folder.rawValue, name) == 0 else {
                throw Errno(rawValue: errno)
            }
        } catch {
            unlinkat(workshop.descriptor, temporary, 0)
            throw error
        }
    }

    private static func foreign(_ path: String) -> OutputError {
        OutputError(
            path: path,
            message: "is there already and was not written by fanfold",
            hint: "move it, or write into a folder of its own with -o",
            isFatal: false
        )
    }

    static func error(_ path: String, _ errno: Errno) -> OutputError {
        let (hint, isFatal): (String, Bool) =
            switch errno {
            case .noSpace, .diskQuotaExceeded: ("make room on the disk and run the same command again", true)
            case .readOnlyFileSystem: ("write somewhere else with -o", true)
            case .ioError: ("check the disk and run the same command again", true)
            case .noSuchFileOrDirectory:
                ("the output folder went away; run the same command again", true)
            case .permissionDenied, .notPermitted:
                ("change the folder's permissions, or write somewhere else with -o", false)
            case .tooManySymbolicLinkLevels, .notDirectory:
                (
                    "a link or a file stands where a folder is needed; move it, or write elsewhere with -o",
                    false
                )
            case .isDirectory: ("a folder stands where the report belongs; move it", false)
            default: ("check the output folder and run the same command again", false)
            }
        return OutputError(path: path, message: "can't be written: \(errno)", hint: hint, isFatal: isFatal)
    }
}
