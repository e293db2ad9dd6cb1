internal import SystemPackage

/// The patterns of the `.fanfoldignore` files on the way to a folder.
struct IgnoreRules {
    /// The name of the files the rules are read from.
    static let fileName = ".fanfoldignore"

    /// Each file's patterns, and how many names lead from the input to the file's folder.
    private var layers: [(depth: Int, patterns: [PathPattern])] = []

    /// The rules with those of a folder's own file, if it has one.
    ///
    /// - Throws: `Errno` if there is a file and it can't be read.
    func adding(fileIn folder: FilePath, depth: Int) throws(Errno) -> IgnoreRules {
        guard let bytes = try contents(of: folder.appending(Self.fileName)) else { return self }
        let patterns = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .compactMap { PathPattern($0) }
        var rules = self
        rules.layers.append((depth, patterns))
        return rules
    }

    /// Whether a path is left out: the last pattern that matches decides.
    func ignores(_ path: [[UInt8]], isFolder: Bool) -> Bool {
        for layer in layers.reversed() {
            let relative = Array(path[layer.depth...])
            if let last = layer.patterns.last(where: { $0.matches(relative, isFolder: isFolder) }) {
                return !last.isNegated
            }
        }
        return false
    }

    private func contents(of path: FilePath) throws(Errno) -> [UInt8]? {
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            return try file.closeAfter { try file.bytes(limit: 1 << 20) }
        } catch .noSuchFileOrDirectory {
            return nil
        } catch let error as Errno {
            throw error
        } catch {
            throw .ioError
        }
    }
}
