import Testing

@testable import FanfoldDocuments

@Suite struct `Glob for one name` {
    @Test(
        arguments: [
            ("*", ""), ("*", "a.txt"), ("*.txt", ".txt"), ("a*c", "ac"), ("a*c", "abcbc"), ("**a", "bba"),
            ("?", "é"), ("?", "👩"), ("a?c", "a-c"), ("[abc]", "b"), ("[a-c]x", "bx"), ("[!a-c]", "d"),
            ("[^a]", "é"), ("[é-ü]", "ö"), ("[]]", "]"), ("[!]]", "a"), ("[a-]", "-"), (#"[\]]"#, "]"),
            (#"[a\-c]"#, "-"), (#"\*"#, "*"), (#"\["#, "["), ("[", "["), ("[a", "[a"), (#"a\"#, #"a\"#),
            ("*[0-9].md", "note-7.md"), ("a]", "a]"),
        ]
    )
    func `a name that fits matches`(pattern: String, name: String) {
        #expect(Glob(pattern.utf8).matches(Array(name.utf8)))
    }

    @Test(
        arguments: [
            ("", "a"), ("a", ""), ("a", "ab"), ("?", ""), ("?", "ab"), ("*.txt", "a.txt.md"), ("[abc]", "d"),
            ("[a-c]", "é"), ("[!a-c]", "b"), ("[^é]", "é"), (#"\*"#, "a"), (#"[a\-c]"#, "b"), ("A", "a"),
            ("[a]", "ab"), ("a*b*c", "acb"),
        ]
    )
    func `a name that does not fit does not`(pattern: String, name: String) {
        #expect(!Glob(pattern.utf8).matches(Array(name.utf8)))
    }

    @Test func `a byte that is no UTF-8 is one character`() {
        #expect(Glob("a?b".utf8).matches([0x61, 0xFF, 0x62]))
        #expect(Glob("a[!x]b".utf8).matches([0x61, 0x80, 0x62]))
        #expect(!Glob("a[x]b".utf8).matches([0x61, 0xC3, 0x62]))
        #expect(Glob([0x61, 0xFF]).matches([0x61, 0xFF]))
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            String(repeating: "a*", count: 500) + "b", String(repeating: "*[", count: 500),
            "*" + String(repeating: "[", count: 20_000), String(repeating: "?*", count: 500) + "b",
            "*[!" + String(repeating: "a-z", count: 4000) + "]",
        ]
    )
    func `a hostile pattern costs no more than the product of the lengths`(pattern: String) {
        let glob = Glob(pattern.utf8)
        #expect(!glob.matches(Array(repeating: UInt8(ascii: "a"), count: 255)))
    }
}
