import FanfoldCore
import FanfoldTestKit
import SystemPackage
import Testing

@testable import FanfoldDocuments

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

@Suite struct `Document loader` {
    private let loader = DocumentLoader(byteLimit: 100)

    private func error(_ bytes: [UInt8], named name: String = "a.txt") throws -> DocumentReadError? {
        try withTemporaryFolder { folder in
            try folder.write(bytes, to: name)
            return error(of: folder.path(name))
        }
    }

    private func error(of path: String) -> DocumentReadError? {
        let file = InputFile(name: FilePath(path).lastComponent?.string ?? "", origin: .file(FilePath(path)))
        return #expect(throws: DocumentReadError.self) { try loader.document(of: file, report: { _ in }) }
    }

    @Test func `a file with text is a document`() throws {
        try withTemporaryFolder { folder in
            try folder.write("# Title\n\nText.\n", to: "a.md")
            let file = InputFile(name: "notes/a.md", origin: .file(FilePath(folder.path("a.md"))))
            let document = try loader.document(of: file, report: { _ in })
            #expect(document.name == "notes/a.md")
            #expect(document.format == .markdown)
            #expect(document.title == "Title")
            #expect(document.source.byteCount == 15)
        }
    }

    @Test func `an empty file has no text`() throws {
        let error = try #require(try error([]))
        #expect(error.message == "is empty (0 bytes)")
        #expect(error.hint == "put text into it, or leave it out with --exclude")
        #expect(!error.isSkip)
    }

    @Test func `white space alone is no text`() throws {
        #expect(
            try error(Array(" \n\t\r\n ".utf8))?.message == "holds no text (6 bytes of white space or markup)"
        )
    }

    @Test func `a byte-order mark alone is no text`() throws {
        #expect(try error([0xEF, 0xBB, 0xBF])?.message.hasPrefix("holds no text") == true)
    }

    @Test func `a binary file is skipped`() throws {
        let error = try #require(try error([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        #expect(error.message == "is a PNG image, not text")
        #expect(error.isSkip)
    }

    @Test func `the largest file is read, and one byte more is not`() throws {
        try withTemporaryFolder { folder in
            try folder.write(String(repeating: "a", count: 100), to: "a.txt")
            let file = InputFile(name: "a.txt", origin: .file(FilePath(folder.path("a.txt"))))
            #expect(try loader.document(of: file, report: { _ in }).text.count == 100)
        }
        let error = try #require(try error(Array(repeating: 0x61, count: 101)))
        #expect(error.message == "has 101 bytes, more than the limit of 100 bytes")
        #expect(error.hint == "raise the limit with --max-file-size, or split the file")
    }

    @Test func `a file that went away can't be read`() {
        #expect(error(of: "/nowhere/a.txt")?.message == "can't be read: No such file or directory")
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may read all files"))
    func `a file without permission can't be read`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "a.txt")
            chmod(folder.path("a.txt"), 0)
            #expect(error(of: folder.path("a.txt"))?.message == "can't be read: Permission denied")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a pipe or folder that took a file's place can't be read and does not block`() throws {
        try withTemporaryFolder { folder in
            try folder.makePipe("a.txt")
            try folder.makeFolder("b.txt")
            #expect(error(of: folder.path("a.txt"))?.message == "can't be read: Invalid argument")
            #expect(error(of: folder.path("b.txt"))?.message == "can't be read: Invalid argument")
        }
    }

    @Test func `what had to be replaced is reported`() throws {
        try withTemporaryFolder { folder in
            try folder.write([0xFF, 0xFE, 0x41, 0x00, 0x42], to: "a.txt")
            let file = InputFile(name: "a.txt", origin: .file(FilePath(folder.path("a.txt"))))
            var reports: [Diagnostic] = []
            _ = try loader.document(of: file) { reports.append($0) }
            #expect(reports.map(\.severity) == [.warning])
            #expect(reports.map(\.subject) == ["a.txt"])
        }
    }

    @Test func `no file stays open`() throws {
        let before = openFiles()
        for _ in 0..<20 {
            _ = try error([])
            _ = try error(Array(repeating: 0x61, count: 101))
            _ = error(of: "/dev/null")
        }
        #expect(openFiles() <= before + 8)
    }

    /// Other tests run beside this one, so the number is not exact.
    private func openFiles() -> Int { (0..<1024).count { fcntl($0, F_GETFD) >= 0 } }
}
