import Fanfold
import FanfoldLab
import FanfoldReports
import Foundation
import Testing

@Suite struct `README's excerpts` {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    @Test(.timeLimit(.minutes(5)))
    func `the report of the recipe is what the lab server's answers come to`() async throws {
        try await LabServer.run { server in
            let input = RunInput.paths([SampleRecipe.document("press/news")])
            let result = try await SampleRecipe("market-research").result(over: input, on: server)
            let page = DocumentPage.render(result)
            let shown = #/\n(# River [^\n]*\n\n## executive summary\n[^\0]*?\n## trends\n)…\n```/#
            let excerpt = try #require(try text("README.md").firstMatch(of: shown)?.1)
            #expect(page.contains(excerpt), "\(page)")
        }
    }

    @Test(arguments: ["README.md", "Sources/Fanfold/Documentation.docc/Examples.md"])
    func `the samples that are named are there`(page: String) throws {
        let text = try text(page)
        for match in text.matches(of: #/samples/(?:recipes|documents|programs)[a-z/.-]*/#) {
            let path = Self.root.appending(path: String(match.output)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(match.output)")
        }
        for program in ["ThreeExperts", "MarketResearch", "TypedFanIn", "FolderDigest"] {
            #expect(text.contains(program))
            #expect(try self.text("Package.swift").contains("name: \"\(program)\""))
        }
    }
}
