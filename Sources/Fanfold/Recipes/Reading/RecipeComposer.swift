internal import Yams

/// Makes nodes of YAML: aliases and merges are put in place, names are single, numbers are numbers.
struct RecipeComposer {
    /// The most nodes of a recipe once aliases are put in place.
    static let nodeLimit = 20_000
    /// The most lists and maps within one another.
    static let depthLimit = 64
    /// The longest name, in characters.
    static let nameLimit = 200

    private let file: String
    private var count = 0

    private init(file: String) { self.file = file }

    /// The root of a text.
    ///
    /// - Throws: ``RecipeError`` with the one mistake that keeps the text from being read at all.
    static func root(of text: String, file: String) throws(RecipeError) -> RecipeNode {
        guard !AliasCount.isHostile(text) else {
            throw RecipeError(
                file: file,
                "its aliases stand for more than \(nodeLimit) values",
                hint: "write out what the aliases stand for"
            )
        }
        do {
            // No rules: YAML 1.1 would make truth values of `on` and `no`, and expressions cost time to compile.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let node = try parser.singleRoot() else { return try nothing(file) }
            var composer = RecipeComposer(file: file)
            let root = try composer.node(node, path: "", depth: 0)
            if case .null = root.content { return try nothing(file) }
            return root
        } catch let error as RecipeError {
            throw error
        } catch let error as YamlError {
            throw RecipeError(error, file: file)
        } catch {
            throw RecipeError(file: file, "it is no YAML: \(error)")
        }
    }

    private static func nothing(_ file: String) throws(RecipeError) -> RecipeNode {
        throw RecipeError(
            file: file,
            "the recipe is empty",
            hint: "fanfold recipe schema shows what it may say"
        )
    }

    private mutating func node(_ node: Node, path: String, depth: Int) throws(RecipeError) -> RecipeNode {
        let place = place(of: node)
        count += 1
        guard count <= Self.nodeLimit else {
            throw mistake(place, "the recipe has more than \(Self.nodeLimit) values, aliases put in place")
        }
        guard depth <= Self.depthLimit else {
            throw mistake(place, "lists and maps are nested more than \(Self.depthLimit) deep")
        }
        let content: RecipeNode.Content
        switch node {
        case .scalar(let scalar): content = Self.content(of: scalar)
        case .sequence(let sequence):
            var elements: [RecipeNode] = []
            for (index, element) in sequence.enumerated() {
                elements.append(try self.node(element, path: "\(path)[\(index)]", depth: depth + 1))
            }
            content = .list(elements)
        case .mapping(let mapping):
            content = .map(try members(of: mapping, path: path, depth: depth))
        case .alias: throw mistake(place, "an alias stands for nothing")
        }
        return RecipeNode(content: content, place: place, path: path)
    }

    /// The members in their order; what is merged in comes last and gives way to what is there.
    private mutating func members(
        of mapping: Node.Mapping,
        path: String,
        depth: Int
    ) throws(RecipeError) -> [RecipeNode.Member] {
        var members: [RecipeNode.Member] = []
        var merged: [RecipeNode.Member] = []
        for (key, value) in mapping {
            let place = place(of: key)
            guard case .scalar(let scalar) = key else {
                throw mistake(place, "a name has to be text, and this is a list or a map")
            }
            if scalar.string == "<<", scalar.style == .plain {
                merged += try self.merged(value, path: path, depth: depth)
                continue
            }
            let name = scalar.string
            guard name.count <= Self.nameLimit else {
                throw mistake(place, "a name has \(name.count) characters, more than \(Self.nameLimit)")
            }
            let shown = SecretText.shown(name)
            members.append(
                RecipeNode.Member(
                    name: name,
                    place: place,
                    value: try node(value, path: path.isEmpty ? shown : "\(path).\(shown)", depth: depth + 1)
                )
            )
        }
        var names = Set(members.map(\.name))
        return members + merged.filter { names.insert($0.name).inserted }
    }

    private mutating func merged(
        _ value: Node,
        path: String,
        depth: Int
    ) throws(RecipeError) -> [RecipeNode.Member] {
        var members: [RecipeNode.Member] = []
        let sources = if case .sequence(let sequence) = value { Array(sequence) } else { [value] }
        for source in sources {
            guard case .map(let inner) = try node(source, path: path, depth: depth + 1).content else {
                throw mistake(place(of: source), "<< has to name a map of settings")
            }
            members += inner
        }
        return members
    }

    private func place(of node: Node) -> RecipeNode.Place {
        RecipeNode.Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    private func mistake(_ place: RecipeNode.Place, _ message: String) -> RecipeError {
        RecipeError(file: file, line: place.line, column: place.column, message)
    }

    /// What a scalar is by the core schema of YAML 1.2, as JSON has it.
    private static func content(of scalar: Node.Scalar) -> RecipeNode.Content {
        // A quoted scalar comes tagged as text; so does one that the file tags itself.
        guard scalar.style == .plain, scalar.tag.description.isEmpty else { return .text(scalar.string) }
        switch scalar.string {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        case let text:
            guard text.utf8.allSatisfy({ Self.numberBytes.contains($0) }),
                text.utf8.contains(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
            else { return .text(text) }
            if let integer = Int(text) { return .integer(integer) }
            if let number = Double(text), number.isFinite { return .number(number) }
            return .text(text)
        }
    }

    private static let numberBytes = Set("0123456789+-.eE".utf8)
}
