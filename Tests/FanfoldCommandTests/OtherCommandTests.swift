import FanfoldTestKit
import Foundation
import Testing

@Suite struct `Other commands` {
    @Test func `extract writes a file a document, whatever the names`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write("One.\n", to: "in/a")
            try folder.write("Two.\n", to: "in/a.txt/b")
            try folder.write("Three.\n", to: "in/A.html")
            let ended = try await fanfold("extract", "in", "-o", "out")
            #expect(
                ended.errors == "fanfold: A.html: no text found (7 bytes parsed, 0 bytes of text)\n"
                    || ended.status == 0
            )
            let files = try folder.files(in: "out")
            #expect(files["a.txt/b.txt"] == "Two.\n")
            #expect(files.contains { $0.key.contains(/^a~[0-9a-f]{8}\.txt$/) && $0.value == "One.\n" })
        }
    }

    @Test func `chunks, joined, are the text`() async throws {
        struct Chunk: Decodable { let document: String, text: String }
        try await withFanfold { fanfold, folder in
            let text = String(repeating: TestTexts.harbour, count: 20)
            try folder.write(text, to: "in/a.txt")
            let ended = try await fanfold("chunk", "in", "--chunk-tokens", "100")
            #expect(ended.status == 0)
            let chunks = try ended.output.split(separator: "\n").map {
                try JSONDecoder().decode(Chunk.self, from: Data($0.utf8))
            }
            #expect(chunks.count > 5)
            #expect(chunks.map(\.text).joined() == text)
        }
    }

    @Test func `a plan says what a run then does`() async throws {
        try await withFanfold { fanfold, folder in
            for number in 0..<9 {
                try folder.write(
                    String(repeating: TestTexts.harbour, count: number),
                    to: "in/\(number % 3)/\(number).txt"
                )
            }
            let plan = try await fanfold("plan", "in", "--chunk-tokens", "64")
            #expect(plan.status == 1)
            #expect(!folder.exists("output"))
            let run = try await fanfold("in", "--chunk-tokens", "64")
            let chunks = try #require(plan.output.firstMatch(of: #/(\d+) chunks, /#)?.1)
            #expect(run.output.contains("8 documents, \(chunks) chunks"))
        }
    }
}
