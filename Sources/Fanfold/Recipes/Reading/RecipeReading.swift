/// What comes up while a recipe is read.
struct RecipeReading {
    /// The file, as it was named.
    let file: String
    /// Where the files that the recipe names are looked for.
    let folder: String
    /// Models that were named, to be looked for once all names are known.
    private(set) var namedModels: [(name: String, node: RecipeNode)] = []
    private(set) var mistakes: [RecipeMistake] = []

    init(file: String, folder: String) {
        self.file = file
        self.folder = folder
    }

    /// Notes a mistake; the message begins with the setting's path.
    mutating func note(_ node: RecipeNode, _ message: String, hint: String? = nil) {
        let subject = node.path.isEmpty ? "the recipe" : node.path
        mistakes.append(mistake(at: node.place, node.path, "\(subject) \(message)", hint))
    }

    /// Notes a mistake in a name.
    mutating func note(_ member: RecipeNode.Member, _ message: String, hint: String? = nil) {
        mistakes.append(mistake(at: member.place, member.value.path, "\(member.value.path) \(message)", hint))
    }

    /// The mistakes by their place, each once: an alias repeats what it stands for.
    var sortedMistakes: [RecipeMistake] {
        var seen: Set<RecipeMistake> = []
        return mistakes.enumerated()
            .sorted { left, right in
                (left.element.line ?? 0, left.element.column ?? 0, left.offset)
                    < (right.element.line ?? 0, right.element.column ?? 0, right.offset)
            }
            .map(\.element).filter { seen.insert($0).inserted }
    }

    /// Where a file is that the recipe names.
    func path(of name: String) -> String {
        name.hasPrefix("/") || folder.isEmpty ? name : folder + "/" + name
    }

    /// Notes a setting that is meant for a key; a value that is one was noted when keys were looked for.
    mutating func note(keyIn member: RecipeNode.Member) {
        if case .text(let text) = member.value.content, SecretText.holdsKey(text) { return }
        note(member, "would hold a key, which a recipe must not", hint: KeyVariableRule.advice)
    }

    /// Remembers that a model was named.
    mutating func use(model name: String, at node: RecipeNode) { namedModels.append((name, node)) }

    private func mistake(
        at place: RecipeNode.Place,
        _ path: String,
        _ message: String,
        _ hint: String?
    ) -> RecipeMistake {
        RecipeMistake(
            file: file,
            line: place.line,
            column: place.column,
            path: path,
            message: message,
            hint: hint
        )
    }
}
