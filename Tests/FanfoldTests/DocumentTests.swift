import Fanfold
import FanfoldTestKit
import Testing

@Suite struct `Run of one document` {
    @Test func `text gives a summary with its evidence`() async throws {
        let result = try await Run(.text(`Run over a folder`.prose)).document()
        #expect(result.name == "text")
        #expect(result.chunkCount == 1)
        let statement = try #require(result.summary.statements.first)
        let evidence = try #require(statement.evidence.first)
        #expect(evidence.passage == statement.text)
        #expect(evidence.lines == 1...1)
    }

    @Test(arguments: ["", "  \n"])
    func `text that says nothing is an error with a hint`(text: String) async throws {
        let error = await #expect(throws: RunError.self) { _ = try await Run(.text(text)).document() }
        #expect(error?.code == .nothingToRead)
        #expect(error?.hint != nil)
    }

    @Test func `an input that can't be found is not passed over for one that can`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write(`Run over a folder`.prose, to: "a.txt")
            let paths = [folder.path("a.txt"), folder.path("missing.txt")]
            let error = await #expect(throws: RunError.self) {
                _ = try await Run(.paths(paths)).document()
            }
            #expect(error?.message.contains("missing.txt: can't be read") == true)
        }
    }

    @Test func `several documents are refused before any is summarized`() async throws {
        try await withTemporaryFolder { folder in
            for name in ["a", "b", "c"] { try folder.write(`Run over a folder`.prose, to: "in/\(name)") }
            let error = await #expect(throws: RunError.self) {
                _ = try await Run(.paths([folder.path("in")])).document()
            }
            #expect(error?.message == "in: 3 documents, where one is wanted")
            #expect(error?.code == .badSetting)
        }
    }
}
