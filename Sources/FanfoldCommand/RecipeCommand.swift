internal import ArgumentParser
internal import Fanfold
internal import FanfoldTerminal

/// `fanfold recipe`: what recipes may say, and whether one does.
struct RecipeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recipe",
        abstract: "Check a recipe, or print the JSON schema of recipes. Makes no call.",
        subcommands: [Check.self, Schema.self]
    )

    /// `fanfold recipe check`: what a recipe says, or what is wrong with it.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Say what a recipe asks of whom, or every mistake in it."
        )

        @Argument(help: "A YAML or JSON file.", completion: .file(extensions: ["yaml", "yml", "json"]))
        var file: String

        func run() async throws {
            let summary = try Recipe(contentsOf: file).summary
            Console.output(line: TerminalText.safe("\(file): \(summary[0])"))
            for line in summary.dropFirst() { Console.output(line: TerminalText.safe(line)) }
        }
    }

    /// `fanfold recipe schema`: what an editor wants to know.
    struct Schema: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema",
            abstract: "Print the JSON schema of recipes, for editors.",
            discussion: """
                Save it beside a recipe and begin the recipe with the line

                  # yaml-language-server: $schema=recipe.schema.json

                to have an editor complete and check its settings.
                """
        )

        func run() async throws { Console.output(Array(Recipe.schemaText.utf8)) }
    }
}
