import FanfoldCore
import FanfoldTestKit
import SystemPackage
import Testing

@testable import FanfoldDocuments

@Suite struct `Hostile folder` {
    @Test func `links to files and folders are followed, once and after what is real`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "elsewhere/far.txt")
            try folder.write("x", to: "other.txt")
            try folder.write("x", to: "in/z/real.txt")
            try folder.link("in/a", to: "z")
            try folder.link("in/again.txt", to: "z/real.txt")
            try folder.link("in/far", to: "../elsewhere")
            try folder.link("in/other.txt", to: "../other.txt")
            let listing = Listing(folder, "in")
            #expect(listing.names == ["far/far.txt", "other.txt", "z/real.txt"])
            #expect(listing.problems.isEmpty)
        }
    }

    @Test func `circles of links end`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/a.txt")
            try folder.link("in/self", to: ".")
            try folder.link("in/up", to: "../in")
            try folder.link("in/one", to: "two")
            try folder.link("in/two", to: "one")
            let listing = Listing(folder, "in")
            #expect(listing.names == ["a.txt"])
            #expect(
                listing.problems
                    == ["one", "two"].map { name in
                        "error in/\(name): is a link that leads nowhere: Too many levels of symbolic links"
                    }
            )
        }
    }

    @Test func `a dangling link is an error, and no error where it is left out`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/a.txt")
            try folder.link("in/lost.txt", to: "nowhere")
            #expect(
                Listing(folder, "in").problems
                    == ["error in/lost.txt: is a link that leads nowhere: No such file or directory"]
            )
            #expect(Listing(folder, "in", exclude: ["lost*"]).problems.isEmpty)
        }
    }

    @Test func `a pattern for folders leaves out a link to one`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "elsewhere/far.txt")
            try folder.write("x", to: "in/a.txt")
            try folder.link("in/build", to: "../elsewhere")
            #expect(Listing(folder, "in").names == ["a.txt", "build/far.txt"])
            #expect(Listing(folder, "in", exclude: ["build/"]).names == ["a.txt"])
            try folder.write("build/\n", to: "in/.fanfoldignore")
            #expect(Listing(folder, "in").names == ["a.txt"])
        }
    }

    @Test func `ignore rules and includes hold behind links`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "elsewhere/far.txt")
            try folder.write("x", to: "elsewhere/far.md")
            try folder.makeFolder("in")
            try folder.link("in/far", to: "../elsewhere")
            try folder.link("in/one.md", to: "../elsewhere/far.md")
            try folder.write("far/*.md\n", to: "in/.fanfoldignore")
            #expect(Listing(folder, "in").names == ["far/far.txt", "one.md"])
            #expect(Listing(folder, "in", include: ["*.txt"]).names == ["far/far.txt"])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `pipes and devices are named and never opened`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/a.txt")
            try folder.makePipe("in/pipe.txt")
            try folder.link("in/null.txt", to: "/dev/null")
            let listing = Listing(folder, "in")
            #expect(listing.names == ["a.txt"])
            #expect(
                listing.problems == [
                    "warning in/pipe.txt: is a pipe and is not read",
                    "warning in/null.txt: leads to a device and is not read",
                ]
            )
            #expect(
                Listing(folder, "in/pipe.txt").problems
                    == ["error in/pipe.txt: is a pipe, not a file or folder"]
            )
        }
    }

    @Test func `names that are not UTF-8 are told apart`() throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("in")
            for byte in [0xE9, 0xE8, 0xFF] as [UInt8] {
                try folder.write("x", toName: [0x61, byte], in: "in")
            }
            let listing = InputFinder().find([folder.path("in")])
            #expect(listing.files.first?.name == "a\u{FFFD}")
            #expect(Set(listing.files.map(\.name)).count == 3)
            #expect(Set(listing.files.map(\.origin)).count == 3)
            let loader = DocumentLoader(byteLimit: 1000)
            for file in listing.files {
                #expect(try loader.document(of: file, report: { _ in }).text == [0x78])
            }
        }
    }

    @Test func `names keep line feeds, controls and marks`() throws {
        try withTemporaryFolder { folder in
            let names = ["a\nb.txt", "c\u{1B}[31m.txt", "sub/\u{301}d.txt", "-o"].sorted {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
            for name in names { try folder.write("x", to: "in/" + name) }
            #expect(Listing(folder, "in").names.map { Array($0.utf8) } == names.map { Array($0.utf8) })
        }
    }
}
