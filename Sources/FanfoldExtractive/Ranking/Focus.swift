/// What instructions ask for: the stems they name, without the words that merely ask.
struct Focus: Sendable {
    let concepts: Set<Concept>

    init(_ instructions: String) {
        var concepts: Set<Concept> = []
        var reader = SentenceReader()
        let bytes = Array(instructions.utf8)
        reader.read(bytes.span, 0..<bytes.count)
        for concept in reader.concepts where !concept.isPair && !Self.directives.contains(concept) {
            concepts.insert(concept)
        }
        self.concepts = concepts
    }

    private static let directives: Set<Concept> = {
        var reader = SentenceReader()
        let bytes = Array(StopWords.directives.utf8)
        reader.read(bytes.span, 0..<bytes.count)
        return Set(reader.concepts.filter { !$0.isPair })
    }()
}
