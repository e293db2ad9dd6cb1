import FanfoldTestKit
import Foundation
import Testing

/// `fanfold status`.
@Suite struct StatusCommandTests {
    @Test(.timeLimit(.minutes(5)))
    func `a folder that was never written to is wrong use`() async throws {
        try await withFanfold { fanfold, folder in
            for arguments in [["status"], ["status", "--json"]] {
                let ended = try await fanfold.run(arguments)
                #expect(ended.status == 2)
                #expect(ended.output == "")
                #expect(
                    ended.errors == """
                        fanfold: output: no output folder of fanfold
                              hint: name the folder that was given with -o, or run fanfold first

                        """
                )
            }
            #expect(!folder.exists("output"))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `the recipe of a run is named`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.museum, to: "in/a.txt")
            try folder.write("agents: { a: { model: extractive } }\n", to: "plain.yaml")
            _ = try await fanfold("in", "-o", "out", "--recipe", "plain.yaml")
            let status = try await fanfold("status", "out")
            #expect(status.output.contains("over in with plain.yaml"), "\(status.output)\(status.errors)")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what a run did is shown, and of two runs the last`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.museum, to: "in/a.txt")
            _ = try await fanfold("in", "-o", "out")
            let first = try await fanfold("status", "out")
            #expect(first.status == 0)
            #expect(first.output.hasPrefix("out: all done, at "))
            #expect(first.output.contains("\nleft: nothing\n"))
            try folder.write(TestTexts.harbour, to: "in/b.txt")
            _ = try await fanfold("in", "-o", "out")
            let second = try await fanfold("status", "out", "--json")
            #expect(second.status == 0)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(second.output.utf8)) as? [String: Any]
            )
            #expect(object["version"] as? Int == 1)
            #expect(object["runs"] as? Int == 2)
            let latest = try #require(object["latest"] as? [String: Any])
            #expect(latest["outcome"] as? String == "done")
            let figures = try #require(latest["figures"] as? [String: Any])
            let documents = try #require(figures["documents"] as? [String: Int])
            #expect(documents == ["found": 2, "finished": 1, "unchanged": 1, "failed": 0])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a run that could not begin says why, also later`() async throws {
        try await withFanfold { fanfold, folder in
            try folder.write(TestTexts.museum, to: "in/a.txt")
            try folder.makeFolder("out/.fanfold/calls.sqlite")
            let ended = try await fanfold("in", "-o", "out", "--model", "command:cat")
            #expect(ended.status == 3)
            let status = try await fanfold("status", "out")
            #expect(status.status == 0)
            #expect(status.output.hasPrefix("out: stopped before the end, calls could not be kept, at "))
            #expect(
                status.output.contains("  out/.fanfold/calls.sqlite: can't be opened: it is not a file\n")
            )
            #expect(status.output.contains("to go on: run the same command again"))
        }
    }
}
