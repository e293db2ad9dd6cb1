import FanfoldLab
import FanfoldTestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct `Run command with a budget` {
    private func fill(_ folder: TemporaryFolder) throws {
        for number in 10...15 {
            let text = (1...4).map {
                "Ship \(number * 100 + $0) came in late with \($0 * 7) tons of coal.\n\n"
            }
            try folder.write(text.joined(), to: "in/\(number).txt")
        }
        try folder.write(
            #"{"lab": {"input_cost_per_token": 0.001, "output_cost_per_token": 0.002}}"#,
            to: "prices.json"
        )
    }

    private func arguments(_ server: LabServer, _ more: String...) -> [String] {
        [
            "run", "in", "--model", "openai:lab", "--base-url", server.openAIBaseURL, "--no-index",
            "--concurrency", "1", "--max-answer-tokens", "200", "--prices", "prices.json",
        ] + more
    }

    @Test func `a budget that is spent ends the run with 3, and the last lines say what is left`()
        async throws
    {
        try await withFanfold { fanfold, folder in
            try fill(folder)
            try await LabServer.run { server in
                let ended = try await fanfold.run(arguments(server, "--max-cost", "3"))
                let shown = "\(ended.output)\(ended.errors)exit \(ended.status)\n"
                    .replacing(/[0-9.]+ s( in place of.*)?\n/, with: "N s\n")
                    // Which of two calls goes first is chance, and so is how long the answers are.
                    .replacing(/[0-9]+ written/, with: "N written").replacing(/1\.[34][0-9]*/, with: "1.4")
                if let difference = Golden().difference(of: shown, from: "budget-spent.txt") {
                    Issue.record("\(difference)")
                }
            }
        }
    }

    @Test func `a budget without prices is refused before any call`() async throws {
        try await withFanfold { fanfold, folder in
            try fill(folder)
            try folder.write("{}", to: "prices.json")
            try await LabServer.run { server in
                let ended = try await fanfold.run(arguments(server, "--max-cost", "3"))
                #expect(ended.status == 2 && server.stats.requests == 0)
                #expect(
                    ended.errors == """
                        fanfold: the price of openai:lab is not known, so --max-cost can't be kept
                              hint: add price to the model in the recipe, or name a file of prices with --prices

                        """
                )
            }
        }
    }

    @Test func `a deadline holds for the built-in agent too`() async throws {
        try await withFanfold { fanfold, folder in
            for number in 0..<400 {
                let text = String(
                    repeating: "Ship \(number) came in late with seven tons of coal.\n\n",
                    count: 300
                )
                try folder.write(text, to: "in/\(number).txt")
            }
            let ended = try await fanfold("run", "in", "--deadline", "1ms")
            #expect(ended.status == 3)
            #expect(ended.errors.contains("fanfold: stopped: the deadline of 1ms has passed; "))
            #expect(ended.errors.contains(" of 400 documents are left\n"))
        }
    }
}
