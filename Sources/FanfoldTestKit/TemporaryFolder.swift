internal import FanfoldCore
internal import FoundationEssentials

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// A folder that lives as long as a test looks at it.
package struct TemporaryFolder: Sendable {
    /// The folder's path, without links.
    package let path: String

    /// The path of something in the folder.
    package func path(_ relative: String) -> String { path + "/" + relative }

    /// Writes a file, making the folders it is in.
    package func write(_ text: String, to relative: String) throws {
        try write(Array(text.utf8), to: relative)
    }

    /// Writes a file, making the folders it is in.
    package func write(_ bytes: [UInt8], to relative: String) throws {
        let names = relative.pathNames
        if names.count > 1 { try makeFolder(names.dropLast().joined(separator: "/")) }
        try Data(bytes).write(to: URL(filePath: path(relative)))
    }

    /// Writes a file whose name is not UTF-8.
    package func write(_ text: String, toName name: [UInt8], in folder: String) throws {
        try write(text, to: folder + "/temporary")
        let whole = Array(path(folder).utf8) + [UInt8(ascii: "/")] + name + [0]
        let code = whole.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { rename(path(folder) + "/temporary", $0) }
        }
        guard code == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Makes a folder and those it is in.
    package func makeFolder(_ relative: String) throws {
        try FileManager.default.createDirectory(atPath: path(relative), withIntermediateDirectories: true)
    }

    /// Makes a symbolic link.
    package func link(_ relative: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(relative), withDestinationPath: target)
    }

    /// Makes a named pipe, which blocks whoever opens it and waits.
    package func makePipe(_ relative: String) throws {
        guard mkfifo(path(relative), 0o666) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// A file's text; `nil` where there is none.
    package func text(_ relative: String) -> String? {
        FileManager.default.contents(atPath: path(relative)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether there is a file or folder.
    package func exists(_ relative: String) -> Bool {
        FileManager.default.fileExists(atPath: path(relative))
    }

    /// Removes a file or folder.
    package func remove(_ relative: String) throws {
        try FileManager.default.removeItem(atPath: path(relative))
    }

    /// The files in and below a folder with their text, by path; links are not followed, and what Fanfold keeps
    /// for itself is not shown.
    package func files(in relative: String = "") throws -> [String: String] {
        let folder = relative.isEmpty ? path : path(relative)
        var files: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            guard !name.pathNames.contains(".fanfold") else { continue }
            var status = stat()
            guard lstat(folder + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                continue
            }
            files[name] = FileManager.default.contents(atPath: folder + "/" + name)
                .map { String(decoding: $0, as: UTF8.self) }
        }
        return files
    }

    fileprivate init() throws {
        var template = Array((FileManager.default.temporaryDirectory.path + "/fanfold-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        defer { free(real) }
        path = String(cString: real)
    }

    fileprivate func removeAll() { try? FileManager.default.removeItem(atPath: path) }
}

/// Lends a new folder to `body` and removes it afterwards.
package func withTemporaryFolder<Output>(_ body: (TemporaryFolder) throws -> Output) throws -> Output {
    let folder = try TemporaryFolder()
    defer { folder.removeAll() }
    return try body(folder)
}

/// Lends a new folder to `body` and removes it afterwards.
package func withTemporaryFolder<Output>(
    _ body: (TemporaryFolder) async throws -> Output
) async throws -> Output {
    let folder = try TemporaryFolder()
    defer { folder.removeAll() }
    return try await body(folder)
}
