import FanfoldCore
import Testing

@testable import FanfoldLab

@Suite struct `JSON reader` {
    @Test(arguments: [
        #"{"b":[1,-2.5,true,false,null],"a":{"c":""}}"#, "[]", "{}", #""x""#, "0", "[[],{}]",
    ])
    func `what it reads is written the same`(text: String) throws {
        #expect(try JSONReader.value(of: Array(text.utf8)).text == text)
    }

    @Test func `escapes become what they stand for`() throws {
        let text = #" "a\n\t\"\\\/\u00e9\ud83d\ude00\ud800z" "#
        #expect(try JSONReader.value(of: Array(text.utf8)) == "a\n\t\"\\/é😀\u{FFFD}z")
    }

    @Test(arguments: [
        "", "{", #"{"a"}"#, #"{"a":1,}"#, "[1,]", "[1 2]", #""a"#, "tru", "1e999", "-", "{} x", #""\x""#,
        "\"a\nb\"", #""\u12""#, "nul", "[1]]",
    ])
    func `what is no JSON is refused`(text: String) {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.value(of: Array(text.utf8)) }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONReader.Failure(offset: 3)) {
            try JSONReader.value(of: [0x22, 0x61, 0xFF, 0x22])
        }
    }

    @Test func `nesting ends`() {
        let deep = Array(String(repeating: "[", count: 1_000_000).utf8)
        #expect(throws: JSONReader.Failure.self) { try JSONReader.value(of: deep) }
    }
}
