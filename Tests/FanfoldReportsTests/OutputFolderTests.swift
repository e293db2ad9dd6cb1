import FanfoldReports
import FanfoldTestKit
import FoundationEssentials
import Testing

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

@Suite(.serialized) struct `Output folder` {
    private let text = Array("text\n".utf8)

    private func status(_ path: String) -> stat {
        var status = stat()
        lstat(path, &status)
        return status
    }

    private func modificationDate(_ path: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }

    private func error(_ body: () throws -> Void) -> OutputError? {
        #expect(throws: OutputError.self, performing: body)
    }

    @Test func `folders are made as needed, and only reports are left`() throws {
        try withTemporaryFolder { folder in
            let output = try OutputFolder(folder.path("deep/out"))
            #expect(try output.write(text, to: "a/b/c.md"))
            #expect(try folder.files() == ["deep/out/a/b/c.md": "text\n"])
            #expect(status(folder.path("deep/out/.fanfold")).st_mode & 0o777 == 0o700)
        }
    }

    @Test(arguments: ["index.md", "run.json", "a.txt"])
    func `a file of somebody else is left as it is, in the next run too`(name: String) throws {
        try withTemporaryFolder { folder in
            try folder.write("my own words\n", to: "mine/\(name)")
            for _ in 1...2 {
                let output = try OutputFolder(folder.path("mine"))
                let error = error { try output.write(text, to: name) }
                #expect(error?.message == "is there already and was not written by fanfold")
                #expect(error?.isFatal == false)
                #expect(try output.write(text, to: "new.md"))
                try folder.remove("mine/new.md")
            }
            #expect(folder.text("mine/\(name)") == "my own words\n")
        }
    }

    @Test func `what was written beside others' files is replaced by the next run`() throws {
        try withTemporaryFolder { folder in
            try folder.write("my own words\n", to: "mine/notes")
            try OutputFolder(folder.path("mine")).write(text, to: "a/b.txt")
            #expect(try OutputFolder(folder.path("mine")).write(Array("new\n".utf8), to: "a/b.txt"))
            #expect(folder.text("mine/a/b.txt") == "new\n")
        }
    }

    @Test func `a report is replaced even where others' files lie, as in a fresh clone`() throws {
        try withTemporaryFolder { folder in
            let report = "---\ntitle: \"a\"\nsource: \"a\"\nsha256: \"0\"\nagent: \"extractive\"\n---\n"
            try folder.write(report, to: "mine/a.md")
            try folder.write("{\n  \"agent\" : \"extractive\"\n}\n", to: "mine/run.json")
            let output = try OutputFolder(folder.path("mine"))
            #expect(try output.write(text, to: "a.md"))
            #expect(try output.write(text, to: "run.json"))
        }
    }

    @Test func `a file that would not change is not touched`() throws {
        try withTemporaryFolder { folder in
            let output = try OutputFolder(folder.path("out"))
            #expect(try output.write(text, to: "a.md"))
            let before = status(folder.path("out/a.md"))
            let date = try modificationDate(folder.path("out/a.md"))
            #expect(try !output.write(text, to: "a.md"))
            let after = status(folder.path("out/a.md"))
            #expect(before.st_ino == after.st_ino)
            #expect(try modificationDate(folder.path("out/a.md")) == date)
            #expect(try output.write(Array("TEXT\n".utf8), to: "a.md"))
            #expect(folder.text("out/a.md") == "TEXT\n")
            #expect(status(folder.path("out/a.md")).st_ino != before.st_ino)
        }
    }

    @Test func `a link in place of a file is replaced, not followed`() throws {
        try withTemporaryFolder { folder in
            try folder.write("precious", to: "outside.txt")
            let output = try OutputFolder(folder.path("out"))
            try folder.link("out/a.md", to: "../outside.txt")
            try output.write(text, to: "a.md")
            #expect(folder.text("outside.txt") == "precious")
            #expect(folder.text("out/a.md") == "text\n")
        }
    }

    @Test(arguments: ["sub/a.md", "sub/\u{301}a.md", "sub/x/a.md"])
    func `a link in place of a folder is not followed`(name: String) throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("outside")
            let output = try OutputFolder(folder.path("out"))
            try folder.link("out/sub", to: "../outside")
            let error = try #require(error { try output.write(text, to: name) })
            #expect(!error.isFatal)
            #expect(error.hint.hasPrefix("a link or a file stands where a folder is needed"))
            #expect(try folder.files().isEmpty)
        }
    }

    @Test func `a private folder that is a link is refused`() throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("outside")
            try folder.makeFolder("out")
            try folder.link("out/.fanfold", to: "../outside")
            #expect(error { _ = try OutputFolder(folder.path("out")) }?.isFatal == false)
        }
    }

    @Test(arguments: ["../a.md", "a/../../b.md", "..", ".", "", "/etc/a.md", "a//b.md", "a/"])
    func `a name that leads elsewhere is refused`(name: String) throws {
        try withTemporaryFolder { folder in
            let output = try OutputFolder(folder.path("out"))
            #expect(error { try output.write(text, to: name) } != nil)
            #expect(try folder.files().isEmpty)
        }
    }

    @Test func `a folder where the report belongs is named`() throws {
        try withTemporaryFolder { folder in
            let output = try OutputFolder(folder.path("out"))
            try folder.makeFolder("out/a.md")
            let error = try #require(error { try output.write(text, to: "a.md") })
            #expect(error.path == folder.path("out/a.md"))
            #expect(error.hint == "a folder stands where the report belongs; move it")
            #expect(try folder.files().isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a pipe where the report belongs is replaced`() throws {
        try withTemporaryFolder { folder in
            let output = try OutputFolder(folder.path("out"))
            try folder.makePipe("out/a.md")
            try output.write(text, to: "a.md")
            #expect(folder.text("out/a.md") == "text\n")
        }
    }

    @Test func `a file in place of the output folder is named`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "out")
            let error = try #require(error { _ = try OutputFolder(folder.path("out")) })
            #expect(error.message == "can't be written: Not a directory")
        }
    }

    @Test func `an output folder that goes away in mid-run is fatal`() throws {
        try withTemporaryFolder { folder in
            let output = try OutputFolder(folder.path("out"))
            try folder.remove("out")
            let error = try #require(error { try output.write(text, to: "a.md") })
            #expect(error.isFatal)
            #expect(error.hint == "the output folder went away; run the same command again")
            #expect(!folder.exists("out"))
        }
    }

    #if canImport(Glibc)
    @Test func `a write that fails leaves the file as it was`() async {
        // In a process of its own, since the limit holds for all of it.
        await #expect(processExitsWith: .success) {
            signal(SIGXFSZ, SIG_IGN)
            try withTemporaryFolder { folder in
                let output = try OutputFolder(folder.path("out"))
                try output.write(Array("text".utf8), to: "a.md")
                var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
                let error = #expect(throws: OutputError.self) {
                    try output.write(Array(repeating: 1, count: 5000), to: "a.md")
                }
                #expect(error?.message == "can't be written: File too large")
                #expect(try folder.files() == ["out/a.md": "text"])
            }
        }
    }
    #endif

    @Test func `two runs of one process do not mix in one folder`() async throws {
        try await withTemporaryFolder { folder in
            let outputs = [try OutputFolder(folder.path("out")), try OutputFolder(folder.path("out"))]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        try outputs[number % 2].write(Self.text(number), to: "\(number).md")
                    }
                }
                try await group.waitForAll()
            }
            let files = try folder.files()
            #expect(files.count == 200)
            for number in 0..<200 {
                #expect(files["out/\(number).md"]?.utf8.elementsEqual(Self.text(number)) == true)
            }
        }
    }

    private static func text(_ number: Int) -> [UInt8] {
        Array(repeating: UInt8(97 + number % 26), count: number * 50)
    }

    @Test func `no file stays open`() throws {
        try withTemporaryFolder { folder in
            let output = try OutputFolder(folder.path("out"))
            try folder.makeFolder("out/folder.md")
            try folder.link("out/link", to: "/tmp")
            let before = openFiles()
            for number in 0..<100 {
                try output.write(text, to: "a/\(number).md")
                _ = try? output.write(text, to: "a/b/../c.md")
                _ = try? output.write(text, to: "folder.md")
                _ = try? output.write(text, to: "link/a/b.md")
            }
            // Other tests of the process run beside this one.
            #expect(openFiles() < before + 50)
        }
    }

    private func openFiles() -> Int { (0..<1024).count { fcntl($0, F_GETFD) >= 0 } }
}
