import Fanfold
import FanfoldTestKit
import Testing

@Suite struct `Recipe files` {
    private func mistake(_ path: String) -> String? {
        #expect(throws: RecipeError.self) { try Recipe(contentsOf: path) }?.mistakes.first?.description
    }

    @Test func `what is no file of text is named`() throws {
        try withTemporaryFolder { folder in
            try folder.write([0x61, 0x3A, 0x20, 0x62, 0x0A, 0xE9, 0x3A, 0x20, 0x31], to: "latin.yaml")
            try folder.write([UInt8](repeating: 0x20, count: 1 << 20 | 1), to: "huge.yaml")
            try folder.makePipe("pipe")
            #expect(mistake(folder.path("none.yaml")) == "\(folder.path("none.yaml")): there is no such file")
            #expect(mistake(folder.path) == "\(folder.path): it is a folder")
            #expect(mistake(folder.path("pipe"))?.hasSuffix("it is a pipe, and has to be a file") == true)
            #expect(mistake(folder.path("latin.yaml"))?.hasSuffix(":2: it is not UTF-8 text") == true)
            #expect(mistake(folder.path("huge.yaml"))?.contains("more than 1 MB") == true)
        }
    }

    @Test func `a byte-order mark and Windows line ends do no harm`() throws {
        try withTemporaryFolder { folder in
            try folder.write("\u{FEFF}tree:\r\n  fan-in: 3\r\n", to: "r.yaml")
            #expect(try Recipe(contentsOf: folder.path("r.yaml")).tree.fanIn == 3)
            try folder.write("tree:\r\n  index: true\r\n  fanin: 3\r\n", to: "r.yaml")
            #expect(mistake(folder.path("r.yaml"))?.contains(":3: tree.fanin is no setting") == true)
        }
    }

    @Test func `a schema is read from where the recipe lies, its members in order`() throws {
        try withTemporaryFolder { folder in
            try folder.write("agents: { a: { instructions: x, schema: s.json } }", to: "in/r.yaml")
            #expect(mistake(folder.path("in/r.yaml"))?.contains("'s.json': there is no such file") == true)
            try folder.write(#"{"type": "object", "properties": {"z": {}, "a": {}}"#, to: "in/s.json")
            #expect(mistake(folder.path("in/r.yaml"))?.contains("'s.json', line 1: the YAML") == true)
            try folder.write(#"{"type": "object", "properties": {"z": {}, "a": {}}}"#, to: "in/s.json")
            let schema = try Recipe(contentsOf: folder.path("in/r.yaml")).agents[0].schema
            #expect(schema?.text == #"{"type":"object","properties":{"z":{},"a":{}}}"#)
        }
    }
}
