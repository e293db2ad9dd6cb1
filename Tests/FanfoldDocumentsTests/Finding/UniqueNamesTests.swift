import SystemPackage
import Testing

@testable import FanfoldDocuments

@Suite struct `Unique names` {
    private func unique(_ names: String...) -> [String] {
        UniqueNames.unique(names.map { InputFile(name: $0, origin: .file(FilePath("in/" + $0))) }).map(\.name)
    }

    @Test func `names that differ stay as they are`() {
        #expect(unique("a", "b/a", "b/c/a", "a.txt") == ["a", "b/a", "b/c/a", "a.txt"])
    }

    @Test func `files that differ in case only are told apart`() {
        #expect(unique("A.txt", "a.txt") == ["A.txt", "a~18b7cb09.txt"])
        #expect(Set(unique("ab", "aB", "Ab", "AB").map { $0.lowercased() }).count == 4)
    }

    @Test func `folders that differ in case only are told apart, with all that is in them`() {
        let names = unique("A/x.txt", "A/y.txt", "a/x.txt", "a/z/q.txt", "a/z/r.txt")
        #expect(names.prefix(2) == ["A/x.txt", "A/y.txt"])
        let folder = names[2].prefix { $0 != "/" }
        #expect(folder.contains(/^a~[0-9a-f]{8}$/))
        #expect(names.suffix(3) == ["\(folder)/x.txt", "\(folder)/z/q.txt", "\(folder)/z/r.txt"])
    }

    @Test func `folders whose names a disk may hold for equal are told apart`() {
        let names = unique("caf\u{E9}/x.txt", "cafe\u{301}/x.txt")
        #expect(names[0] != names[1])
    }

    @Test func `files of one name are told apart`() {
        let files = ["x", "y", "z"].map { InputFile(name: "a.txt", origin: .file(FilePath("\($0)/a.txt"))) }
        #expect(Set(UniqueNames.unique(files).map(\.name)).count == 3)
    }

    @Test func `a name that looks like a mark does not collide with one`() {
        let marked = unique("A.txt", "a.txt")[1]
        #expect(Set(unique("A.txt", "a.txt", marked)).count == 3)
        #expect(Set(unique(marked, "A.txt", "a.txt")).count == 3)
    }

    @Test func `marks do not depend on where the input lies`() {
        func names(_ root: String) -> [String] {
            let files = ["A", "a"].map { InputFile(name: $0, origin: .file(FilePath(root + $0))) }
            return UniqueNames.unique(files).map(\.name)
        }
        #expect(names("in/") == names("/elsewhere/in/"))
    }
}
