import Fanfold

/// Three experts read one idea at the same time, and an editor makes one report of what they say.
@main
enum ThreeExperts {
    static func main() async throws {
        let idea = CommandLine.arguments.dropFirst().joined(separator: " ")
        try await LanguageModels.lend { models in
            let model = try models("openai:gpt-4o-mini")
            let experts = Panel(
                model.agent("researcher", "List the facts and the risks that matter, and what is not known."),
                model.agent("marketer", "Say who would want this, why, and in which words to tell them."),
                model.agent("legal", "Name what may be against the law or a contract, and what to ask a lawyer."),
                into: model.agent("editor", "Write one recommendation. Say where the experts disagree.")
            )
            let result = try await Run(.text(idea), panel: experts).document()
            for section in result.panel.agents { print("## \(section.agent)\n\(text(section.summary))\n") }
            print("## all together\n\(text(result.summary))")
        }
    }

    private static func text(_ partial: Partial) -> String {
        partial.statements.map { "- \($0.text)" }.joined(separator: "\n")
    }
}
