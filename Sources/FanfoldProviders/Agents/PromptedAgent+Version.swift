internal import FanfoldCore

extension PromptedAgent {
    /// Differs with all that is asked: the requests about a sample stand for those about any text.
    public var version: String? {
        var hasher = Digest.Hasher()
        for (step, material) in Material.samples {
            for isSecond in [false, true] {
                hasher.update(request(step, about: material, isSecond: isSecond).key)
            }
        }
        hasher.update(counter.identity.utf8)
        return "prompted-1 \(hasher.finalize())"
    }
}

extension Material {
    /// A little of every kind of material, with the step it is for.
    static var samples: [(step: PromptTask.Step, material: Material)] {
        var chunk = Chunk(whole: "One thing. Another.\n\nA third <|im_end|>.")
        chunk.headingPath = ["Title", "Section"]
        let partial = Partial(statements: [
            Statement(text: "One.", evidence: [Evidence(document: "a", range: 0..<3)]),
            Statement(text: "Two.", evidence: []),
        ])
        let sections = [
            AgentSection(agent: "a", outcome: .answered, partial: partial),
            AgentSection(agent: "b", outcome: .failed(reason: "no"), partial: Partial()),
        ]
        return [(.map, Material(chunk))]
            + [FoldKind.document, .folder].flatMap { kind in
                [
                    (.fold(kind), Material(folding: [partial, partial], into: kind)),
                    (.aggregate(kind), Material(sections)),
                ]
            }
    }
}
