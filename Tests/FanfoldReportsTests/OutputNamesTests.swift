import FanfoldCore
import FanfoldReports
import Testing

@Suite struct `Output names` {
    private func names(_ documents: String...) -> OutputNames {
        OutputNames(FolderOutline(documents: documents, fanIn: 6))
    }

    @Test func `a report lies where its document lies`() {
        let names = names("a/b.html", "c.txt")
        #expect(names.report(of: "a/b.html", .markdown) == "a/b.html.md")
        #expect(names.report(of: "a/b.html", .json) == "a/b.html.json")
        #expect(names.report(of: "c.txt", .text) == "c.txt.txt")
        #expect(names.index(ofFolder: "", .markdown) == "index.md")
        #expect(names.index(ofFolder: "a", .json) == "a/index.json")
    }

    @Test func `names of Fanfold's own files are marked`() {
        let names = names("index", "Index", "a/index", "run", "a/run", "index.md")
        #expect(names.report(of: "index", .markdown).contains(/^index~[0-9a-f]{8}\.md$/))
        #expect(names.report(of: "Index", .json).contains(/^Index~[0-9a-f]{8}\.json$/))
        #expect(names.report(of: "a/index", .markdown).contains(/^a\/index~[0-9a-f]{8}\.md$/))
        #expect(names.report(of: "run", .json).contains(/^run~[0-9a-f]{8}\.json$/))
        #expect(names.report(of: "index", .text) == "index.txt")
        #expect(names.report(of: "run", .markdown) == "run.md")
        #expect(names.report(of: "a/run", .json) == "a/run.json")
        #expect(names.report(of: "index.md", .markdown) == "index.md.md")
    }

    @Test func `a folder that has a report's name keeps it`() {
        let names = names("x", "X.MD/y.txt")
        #expect(names.report(of: "x", .markdown).contains(/^x~[0-9a-f]{8}\.md$/))
        #expect(names.report(of: "x", .json) == "x.json")
        #expect(names.report(of: "X.MD/y.txt", .markdown) == "X.MD/y.txt.md")
    }

    @Test func `folders with names of Fanfold's own files are marked, with all below`() {
        let names = names("index.md/a.txt", "index.md/sub/b.txt", "run.json/c.txt", "x/run.json/d.txt")
        let folder = names.folder("index.md")
        #expect(folder.contains(/^index~[0-9a-f]{8}\.md$/))
        #expect(names.report(of: "index.md/a.txt", .markdown) == "\(folder)/a.txt.md")
        #expect(names.report(of: "index.md/sub/b.txt", .markdown) == "\(folder)/sub/b.txt.md")
        #expect(names.index(ofFolder: "index.md/sub", .markdown) == "\(folder)/sub/index.md")
        #expect(names.folder("run.json") != "run.json")
        #expect(names.folder("x/run.json") == "x/run.json")
        #expect(names.folder("") == "")
    }

    @Test(arguments: ["a", "漢", "👩‍👩‍👧‍👦", "e\u{301}"])
    func `long names are cut to what a disk takes`(letter: String) throws {
        let long = String(repeating: letter, count: 255 / letter.utf8.count)
        let names = names(long + "/" + long, long + ".txt")
        for format in ReportFormat.allCases {
            let path = names.report(of: long + "/" + long, format)
            #expect(path.utf8.split(separator: UInt8(ascii: "/")).allSatisfy { $0.count <= 255 })
            #expect(path.hasSuffix(format.suffix))
        }
        let report = names.report(of: long + ".txt", .markdown)
        #expect(report.contains(/~[0-9a-f]{8}\.txt\.md$/))
    }

    @Test func `a folder called like a marked one keeps its place`() {
        let alone = names("index.md/a.txt").folder("index.md")
        let both = names("index.md/a.txt", "\(alone)/a.txt")
        #expect(both.folder(alone) == alone)
        #expect(both.folder("index.md") != alone)
    }

    @Test func `a folder's name that became too long is cut`() {
        let long = String(repeating: "\u{FFFD}", count: 200)
        let names = names(long + "/a.txt")
        #expect(names.folder(long).utf8.count <= 255)
    }

    @Test func `a document called like a mark keeps its report`() {
        let marked = String(names("index").report(of: "index", .markdown).dropLast(3))
        let names = names("index", marked)
        #expect(names.report(of: marked, .markdown) == marked + ".md")
        #expect(names.report(of: "index", .markdown) != marked + ".md")
    }

    @Test func `a name that begins with a combining mark lies in its folder`() {
        let names = names("a/\u{301}b.txt")
        #expect(names.report(of: "a/\u{301}b.txt", .markdown).utf8.elementsEqual("a/\u{301}b.txt.md".utf8))
        #expect(names.relative("a/\u{301}b.txt", toFolder: "a") == "\u{301}b.txt")
        #expect(FolderOutline(documents: ["a/\u{301}b.txt"], fanIn: 6).folders.map(\.name) == ["", "a"])
    }

    @Test func `paths are seen from a folder`() {
        let names = names("a/b/c.txt")
        #expect(names.relative("a/b/c.txt", toFolder: "a") == "b/c.txt")
        #expect(names.relative("a/b/c.txt", toFolder: "") == "a/b/c.txt")
        #expect(names.relative("ab/c.txt", toFolder: "a") == "ab/c.txt")
    }
}
