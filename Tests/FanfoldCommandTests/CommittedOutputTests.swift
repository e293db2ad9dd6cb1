import FanfoldTestKit
import Foundation
import Testing

@Suite struct `Committed output` {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL

    @Test func `is what a run over the samples writes`() async throws {
        let advice: Comment =
            "in the package's folder, run: rm -rf output && swift run fanfold samples -o output"
        try await withFanfold { fanfold, folder in
            try folder.link("samples", to: Self.root.appending(path: "samples").path)
            #expect(try await fanfold("samples", "-o", "written").status == 0)
            var written = try folder.files(in: "written")
            written["run.json"] = nil
            try folder.link("committed", to: Self.root.appending(path: "output").path)
            let committed = try #require(
                try? folder.files(in: "committed/.").filter {
                    $0.key != "run.json" && !$0.key.hasPrefix(".fanfold") && $0.key != ".gitkeep"
                },
                advice
            )
            #expect(committed.keys.sorted() == written.keys.sorted(), advice)
            for (name, text) in written.sorted(by: { $0.key < $1.key }) {
                let difference = TextDifference.lines(of: text, from: committed[name] ?? "")
                #expect(difference == nil, "output/\(name) is out of date; \(advice)")
            }
        }
    }
}
