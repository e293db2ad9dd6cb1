internal import FanfoldDocuments
internal import SystemPackage

/// The text of a recipe's file, or of a file that it names.
enum RecipeText {
    /// The largest file that is read, in bytes.
    static let byteLimit = 1 << 20

    /// Reads a file.
    static func read(_ path: String) throws(RecipeError) -> String {
        try text(of: bytes(of: path), file: path)
    }

    /// The text of UTF-8 bytes, without a byte-order mark.
    static func text(of bytes: [UInt8], file: String) throws(RecipeError) -> String {
        guard bytes.count <= byteLimit else {
            throw RecipeError(
                file: file,
                "it has more than \(byteLimit >> 20) MB, which no recipe needs",
                hint: "name a recipe, a short YAML file"
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
            throw RecipeError(
                file: file,
                line: line.map { $0 + 1 },
                "it is not UTF-8 text",
                hint: "save the file as UTF-8"
            )
        }
        return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    private static func bytes(of path: String) throws(RecipeError) -> [UInt8] {
        do {
            // A pipe must not block the run before it begins.
            let file = try FileDescriptor.open(
                FilePath(path),
                .readOnly,
                options: [.closeOnExec, .nonBlocking]
            )
            return try file.closeAfter {
                switch try FileStatus(of: file).kind {
                case .file: return try file.bytes(limit: byteLimit)
                case .folder: throw RecipeError(file: path, "it is a folder", hint: "name a file in it")
                case .special(let kind): throw RecipeError(file: path, "it is \(kind), and has to be a file")
                case .link: throw Errno.ioError
                }
            }
        } catch let error as RecipeError {
            throw error
        } catch Errno.noSuchFileOrDirectory {
            throw RecipeError(file: path, "there is no such file", hint: "check the path")
        } catch {
            throw RecipeError(file: path, "it can't be read: \(error)")
        }
    }
}
