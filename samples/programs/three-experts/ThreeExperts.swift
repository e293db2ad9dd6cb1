import Fanfold
import Foundation

/// Three experts read one idea at the same time, and an editor makes one recommendation of what they say.
@main
enum ThreeExperts {
    static func main() async {
        do { try await run() } catch {
            print(error)
            exit(1)
        }
    }

    private static func run() async throws {
        let words = CommandLine.arguments.dropFirst().joined(separator: " ")
        let idea = words.isEmpty ? "Tide tables by subscription, for people with small boats." : words

        try await LanguageModels.lend { models in
            let model = try models("openai:gpt-4o-mini")
            let experts = Panel(
                model.agent("researcher", "List the facts and the risks that matter, and what is not known."),
                model.agent("marketer", "Say who would want this, why, and in which words to tell them."),
                model.agent(
                    "legal",
                    "Name what may be against the law or a contract, and what to ask a lawyer."
                ),
                into: model.agent("editor", "Write one recommendation. Say where the experts disagree.")
            )
            let result = try await Run(.text(idea), panel: experts).document()
            for voice in result.panel.agents + [result.panel.aggregate].compactMap(\.self) {
                print("## \(voice.agent)\n")
                for statement in voice.summary.statements { print("- \(statement.text)") }
                print()
            }
        }
    }
}
