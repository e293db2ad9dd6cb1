import FanfoldCore
import FanfoldTestKit
import SystemPackage
import Testing

@testable import FanfoldDocuments

@Suite struct `Input finder` {
    @Test func `a folder gives its files by name, bytewise`() throws {
        try withTemporaryFolder { folder in
            for name in ["b.txt", "a/z.txt", "a.txt", "a-b.txt", "Z.txt", "é.txt", "a/b/c.md"] {
                try folder.write("x", to: "in/" + name)
            }
            let listing = Listing(folder, "in")
            #expect(
                listing.names
                    == ["Z.txt", "a-b.txt", "a.txt", "a/b/c.md", "a/z.txt", "b.txt", "é.txt"]
            )
            #expect(listing.problems.isEmpty)
        }
    }

    @Test func `hidden files and folders are passed over, unless they are named`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/.git/config.txt")
            try folder.write("x", to: "in/.notes.txt")
            try folder.write("x", to: "in/a.txt")
            #expect(Listing(folder, "in").names == ["a.txt"])
            #expect(Listing(folder, "in/.notes.txt").names == [".notes.txt"])
            #expect(Listing(folder, "in/.git").names == ["config.txt"])
        }
    }

    @Test func `a file named alone has its own name`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/deep/a.txt")
            #expect(Listing(folder, "in/deep/a.txt").names == ["a.txt"])
        }
    }

    @Test func `several inputs stand under their own names`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/x/notes/a.txt")
            try folder.write("x", to: "in/y/notes/a.txt")
            try folder.write("x", to: "in/b.txt")
            let names = Listing(folder, "in/x/notes", "in/b.txt", "-").names
            #expect(names == ["b.txt", "notes/a.txt", "stdin"])
            let twins = Listing(folder, "in/x/notes", "in/y/notes").names
            #expect(twins.count == 2)
            #expect(twins.first == "notes/a.txt")
            #expect(twins.last?.contains(/^notes~[0-9a-f]{8}\/a\.txt$/) == true)
        }
    }

    @Test func `what is named twice is read once`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/a.txt")
            #expect(Listing(folder, "in", "in").names == ["a.txt"])
            #expect(Listing(folder, "in", "in/").names == ["a.txt"])
            #expect(Listing(folder, "in", "in/a.txt").names == ["in/a.txt"])
            #expect(Listing(folder, "-", "-").names == ["stdin"])
        }
    }

    @Test func `includes and excludes choose, with patterns from the input on`() throws {
        try withTemporaryFolder { folder in
            for name in ["a.txt", "a.md", "sub/b.txt", "old/c.txt", "sub/old/d.txt"] {
                try folder.write("x", to: "in/" + name)
            }
            #expect(
                Listing(folder, "in", include: ["*.txt"]).names
                    == ["a.txt", "old/c.txt", "sub/b.txt", "sub/old/d.txt"]
            )
            #expect(Listing(folder, "in", exclude: ["old/"]).names == ["a.md", "a.txt", "sub/b.txt"])
            #expect(Listing(folder, "in", exclude: ["/old"]).names.contains("sub/old/d.txt"))
            #expect(Listing(folder, "in", exclude: ["*", "!a.md"]).names == ["a.md"])
        }
    }

    @Test func `ignore files hold from their folder down, the deeper the stronger`() throws {
        try withTemporaryFolder { folder in
            for name in ["a.log", "b.txt", "sub/a.log", "sub/keep.log", "sub/b.txt", "c/tmp/x.txt"] {
                try folder.write("x", to: "in/" + name)
            }
            try folder.write("\u{FEFF}*.log\r\n# a comment\r\n\r\n/c/tmp/\r\n", to: "in/.fanfoldignore")
            try folder.write("!keep.log\n/b.txt", to: "in/sub/.fanfoldignore")
            #expect(Listing(folder, "in").names == ["b.txt", "sub/keep.log"])
        }
    }

    @Test func `an ignore file that can't be read leaves its folder out and says so`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/a.txt")
            try folder.write("x", to: "in/sub/b.txt")
            try folder.makePipe("in/sub/.fanfoldignore")
            let listing = Listing(folder, "in")
            #expect(listing.names == ["a.txt"])
            #expect(
                listing.problems == [
                    "error in/sub/.fanfoldignore: can't be read, so nothing in its folder is: Invalid argument"
                ]
            )
        }
    }

    @Test func `a folder that Fanfold wrote is never input`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/a.txt")
            try folder.write("x", to: "in/reports/b.md")
            try folder.makeFolder("in/reports/.fanfold")
            let listing = Listing(folder, "in")
            #expect(listing.names == ["a.txt"])
            #expect(listing.problems == ["warning in/reports: was written by fanfold and is not read"])
            #expect(
                Listing(folder, "in/reports").problems
                    == ["error in/reports: was written by fanfold and is not read"]
            )
        }
    }

    @Test func `the output folder is never input`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/a.txt")
            try folder.write("x", to: "in/out/b.md")
            #expect(Listing(folder, "in", output: "in/out").names == ["a.txt"])
            let same = Listing(folder, "in", output: "in")
            #expect(same.names.isEmpty)
            #expect(same.problems == ["error in: is the output folder and is not read"])
        }
    }

    @Test func `what the run writes elsewhere is never input`() throws {
        try withTemporaryFolder { folder in
            try folder.write("x", to: "in/a.txt")
            try folder.write("", to: "in/kept/claims")
            try folder.write("", to: "in/events.jsonl")
            let written = ["in/kept", "in/events.jsonl", "in/not there yet"]
            let listing = Listing(folder, "in", written: written)
            #expect(listing.names == ["a.txt"] && listing.problems.isEmpty)
            let same = Listing(folder, "in/kept", "in/events.jsonl", written: written)
            #expect(same.names.isEmpty)
            #expect(
                same.problems == [
                    "error in/kept: is written by this run and is not read",
                    "error in/events.jsonl: is written by this run and is not read",
                ]
            )
        }
    }

    @Test func `what is missing is an error with a hint`() throws {
        try withTemporaryFolder { folder in
            let listing = InputFinder().find([folder.path("nothing")])
            #expect(listing.diagnostics.map(\.message) == ["can't be read: No such file or directory"])
            #expect(listing.diagnostics.map(\.severity) == [.error])
            #expect(listing.diagnostics[0].hint == "check the path; it is taken from the current folder")
        }
    }

    @Test func `thousands of files come in order`() throws {
        try withTemporaryFolder { folder in
            var generator = SeededGenerator(seed: 7)
            var names: Set<String> = []
            while names.count < 3000 { names.insert("f\(generator.below(1_000_000)).txt") }
            for name in names { try folder.write("", to: "in/" + name) }
            #expect(Listing(folder, "in").names == names.sorted())
        }
    }
}
