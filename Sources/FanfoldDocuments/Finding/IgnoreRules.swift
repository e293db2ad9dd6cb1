internal import SystemPackage

/// The patterns of the `.fanfoldignore` files on the way to a folder.
struct IgnoreRules {
    /// The name of the files the rules are read from.
    static let fileName = ".fanfoldignore"

    /// The largest file of patterns that is read, in bytes.
    private static let byteLimit = 1 << 20

    /// Each file's patterns, and how many names lead from the input to the file's folder.
    private var layers: [(depth: Int, patterns: [PathPattern])] = []

    /// The rules with those of a folder's own file, if it has one.
    ///
    /// - Throws: `Errno` if there is a file and it can't be read.
    func adding(fileIn folder: FilePath, depth: Int) throws(Errno) -> IgnoreRules {
        guard var bytes = try contents(of: folder.appending(Self.fileName))?[...] else { return self }
        if bytes.starts(with: "\u{FEFF}".utf8) { bytes = bytes.dropFirst(3) }
        let patterns = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            .compactMap { PathPattern($0) }
        var rules = self
        rules.layers.append((depth, patterns))
        return rules
    }

    /// Whether a path is left out: the last pattern that matches decides.
    func ignores(_ path: [[UInt8]], isFolder: Bool) -> Bool {
        for layer in layers.reversed() {
            let relative = Array(path[layer.depth...])
            if let decision = layer.patterns.decision(on: relative, isFolder: isFolder) { return decision }
        }
        return false
    }

    private func contents(of path: FilePath) throws(Errno) -> [UInt8]? {
        do {
            // A pipe of that name must not block the run.
            let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
            return try file.closeAfter {
                guard try FileStatus(of: file).kind == .file else { throw Errno.invalidArgument }
                let bytes = try file.bytes(limit: Self.byteLimit)
                guard bytes.count <= Self.byteLimit else { throw Errno.fileTooLarge }
                return bytes
            }
        } catch .noSuchFileOrDirectory {
            return nil
        } catch let error as Errno {
            throw error
        } catch {
            throw .ioError
        }
    }
}
