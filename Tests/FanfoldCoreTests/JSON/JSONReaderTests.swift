internal import FanfoldCore
internal import Testing

@Suite struct `JSON reader` {
    private func value(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    static let texts: [(String, String)] = [
        ("{\"b\":1,\"a\":[true,false,null]}", "{\"b\":1,\"a\":[true,false,null]}"),
        (" \n[ 1 , -2.5 , 1e3 , 9223372036854775808 ]\t", "[1,-2.5,1000.0,9.223372036854776e+18]"),
        (#""a\n\t\"\\\/\u00e9\ud83c\udf89""#, #""a\n\t\"\\/é🎉""#), (#""\ud83c!""#, "\"\u{FFFD}!\""),
        (#""\ud83c\u0041""#, "\"\u{FFFD}A\""), (#"{"a":1,"a":2}"#, #"{"a":2}"#), ("{}", "{}"), ("[]", "[]"),
        ("0", "0"), ("\"\"", "\"\""), ("\"é🎉\"", "\"é🎉\""),
    ]

    @Test(arguments: texts) func `text is read in its own order`(text: String, written: String) throws {
        #expect(try value(text).text == written)
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{a:1}", "\"a",
        "\"a\\",
        "\"\\u12\"", "\"\\x\"", "tru", "nul", "1 2", "{} x", "+1", ".5", "-", "1e", "\"a\nb\"", "'a'", "NaN",
    ])
    func `text that is cut or broken is refused`(text: String) {
        #expect(throws: JSONFlaw.self) { try value(text) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: JSONFlaw.self) { try JSONValue(parsing: [0x22, 0x61, 0xFF, 0x22]) }
        #expect(throws: JSONFlaw.self) { try JSONValue(parsing: [0x22, 0x5C, 0x6E, 0xC3, 0x22]) }
    }

    @Test func `nesting without end is refused`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONFlaw.self) { try value(deep) }
        let wellNested = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(throws: Never.self) { try value(wellNested) }
    }

    @Test func `a value in the middle of text is read up to its end`() {
        let text = Array(#"use {"a":[1]} here"#.utf8)
        #expect(JSONValue(leading: text, from: 4) == ["a": [1]])
        #expect(JSONValue(leading: text, from: 0) == nil && JSONValue(leading: text, from: text.count) == nil)
    }

    @Test func `what is written is read as it was`() throws {
        let value: JSONValue = ["z": ["\u{1}\u{1F}\u{7F} é", 1.5, .null], "a": ["b": -7]]
        #expect(try self.value(value.text) == value)
    }
}
