import Testing

@testable import FanfoldDocuments

@Suite struct `Path pattern` {
    /// Whether a pattern matches a path; a path that ends in `/` is a folder's.
    private func matches(_ pattern: String, _ path: String) throws -> Bool {
        let names = path.split(separator: "/").map { Array($0.utf8) }
        return try #require(PathPattern(pattern)).matches(names, isFolder: path.hasSuffix("/"))
    }

    @Test(
        arguments: [
            // Without a slash: a name anywhere.
            ("a", "a"), ("a", "x/a"), ("a", "x/y/a/"), ("*.txt", "x/b.txt"), ("a/", "x/a/"),
            // With one: tied to the folder of the pattern.
            ("/a", "a"), ("x/a", "x/a"), ("/x/a", "x/a"), ("x/*", "x/a"), ("x/a/", "x/a/"),
            // Any folders.
            ("**/a", "a"), ("**/a", "x/y/a"), ("x/**", "x/a"), ("x/**", "x/y/a"), ("x/**/a", "x/a"),
            ("x/**/a", "x/y/z/a"), ("**/x/**/a", "q/x/r/a"), ("**", "a"), ("x/**/**/a", "x/a"),
            ("x/**/y/**/a", "x/y/y/a"), ("x**/a", "xyz/a"),
            // Literally.
            (#"\!a"#, "!a"), (##"\#a"##, "#a"), (#"a\*"#, "a*"), (#"a\ "#, "a "), ("a b", "a b"),
        ]
    )
    func `a path that fits matches`(pattern: String, path: String) throws {
        #expect(try matches(pattern, path))
    }

    @Test(
        arguments: [
            ("a", "ab"), ("a/", "a"), ("/a", "x/a"), ("x/a", "y/x/a"), ("x/*", "x/y/a"), ("x/**", "x/"),
            ("x/**/a", "y/x/a"), ("x/**/a", "x/b"), ("x**/a", "x/y/a"),
        ]
    )
    func `a path that does not fit does not`(pattern: String, path: String) throws {
        #expect(try !matches(pattern, path))
    }

    @Test(arguments: ["", "   ", "\t", "\r", "# note", "/", "!", "!/", "//"])
    func `a blank line and a comment are no patterns`(line: String) {
        #expect(PathPattern(line) == nil)
    }

    @Test func `blanks at the end are not meant unless they are escaped`() throws {
        #expect(try matches("a  \t\r", "a"))
        #expect(try matches(#"a\\ "#, #"a\"#))
        #expect(try !matches(#"a\ "#, "a"))
    }

    @Test func `an exclamation mark takes back`() throws {
        #expect(try #require(PathPattern("!a")).isNegated)
        #expect(try !#require(PathPattern(#"\!a"#)).isNegated)
        #expect(try matches("!#a", "#a"))
    }

    @Test func `of several patterns the last that matches decides`() {
        let selection = InputSelection(
            include: ["*.txt", "!draft*"].compactMap { PathPattern($0) },
            exclude: ["old/", "!old/", "*.log", "!keep.log"].compactMap { PathPattern($0) }
        )
        func isIncluded(_ name: String) -> Bool { selection.includes(file: [Array(name.utf8)]) }
        #expect(isIncluded("a.txt"))
        #expect(!isIncluded("draft.txt"))
        #expect(!isIncluded("a.md"))
        #expect(!selection.excludes([Array("old".utf8)], isFolder: true))
        #expect(selection.excludes([Array("a.log".utf8)], isFolder: false))
        #expect(!selection.excludes([Array("keep.log".utf8)], isFolder: false))
    }

    @Test func `only negated patterns include what they do not match`() {
        let selection = InputSelection(include: ["!*.md"].compactMap { PathPattern($0) })
        #expect(selection.includes(file: [Array("a.txt".utf8)]))
        #expect(!selection.includes(file: [Array("a.md".utf8)]))
    }

    @Test(.timeLimit(.minutes(5)))
    func `many spans cost no more than the product of the lengths`() throws {
        let pattern = String(repeating: "**/a/", count: 300) + "b"
        let path = String(repeating: "a/", count: 1000) + "c"
        #expect(try !matches(pattern, path))
    }
}
