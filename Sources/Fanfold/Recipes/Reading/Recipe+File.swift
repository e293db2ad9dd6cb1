internal import SystemPackage

extension Recipe {
    /// Reads a recipe from a file.
    ///
    /// - Parameter path: A YAML or JSON file of at most 1 MB.
    /// - Throws: ``RecipeError`` with every mistake.
    public init(contentsOf path: String) throws(RecipeError) {
        let folder = FilePath(path).removingLastComponent().string
        try self.init(yaml: RecipeText.read(path), name: path, folder: folder)
    }

    /// Reads a recipe from text.
    ///
    /// - Parameters:
    ///   - yaml: YAML, or JSON, which is YAML too.
    ///   - name: What mistakes call it.
    ///   - folder: Where the files that it names are looked for; empty for the current folder.
    /// - Throws: ``RecipeError`` with every mistake.
    public init(yaml: String, name: String, folder: String = "") throws(RecipeError) {
        let text = try RecipeText.text(of: Array(yaml.utf8), file: name)
        let root = try RecipeComposer.root(of: text, file: name)
        var reading = RecipeReading(file: name, folder: folder)
        SecretSearch.note(in: root, &reading)
        let recipe = RecipeFormat.recipe.read(root, &reading)
        guard reading.mistakes.isEmpty, let recipe else { throw RecipeError(reading.sortedMistakes) }
        self = recipe
    }
}
