/// What an agent made of a stretch of a document, or of a folder.
public struct Partial: Sendable, Codable, Hashable {
    /// The sentences, in the order a reader should meet them.
    public var statements: [Statement]

    /// A typed agent's answer, in place of sentences.
    public var value: TypedValue?

    /// What answered in the agent's place; the engine takes it out and reports it.
    public var substitution: Substitution?

    /// What a fold left out of parts that were too long, in words; the engine takes it out and reports it.
    public var omission: String?

    /// Makes a partial.
    public init(
        statements: [Statement] = [],
        value: TypedValue? = nil,
        substitution: Substitution? = nil,
        omission: String? = nil
    ) {
        self.statements = statements
        self.value = value
        self.substitution = substitution
        self.omission = omission
    }

    /// Whether nothing was said.
    public var isEmpty: Bool { statements.isEmpty && value == nil }

    /// How many sentences cite nothing.
    public var unreferencedCount: Int { statements.count { $0.evidence.isEmpty } }

    /// The places all that was said rests on.
    package var evidence: [Evidence] {
        var evidence = statements.flatMap(\.evidence)
        for pointer in (value?.evidence.keys.sorted() ?? []) { evidence += value?.evidence[pointer] ?? [] }
        return evidence
    }

    /// The partial with its evidence moved from a chunk into the chunk's document.
    package func located(in document: String, at offset: Int) -> Partial {
        withEvidence { evidence in
            evidence.document = document
            evidence.range = evidence.range.lowerBound + offset..<evidence.range.upperBound + offset
        }
    }

    /// The partial with the source lines and passages of its evidence filled in.
    package func traced(in document: Document) -> Partial {
        withEvidence { evidence in
            guard evidence.document == document.name else { return }
            evidence.lines = document.lines(of: evidence.range)
            evidence.passage = document.passage(evidence.range)
        }
    }

    private func withEvidence(_ change: (inout Evidence) -> Void) -> Partial {
        var changed = self
        for index in changed.statements.indices {
            for place in changed.statements[index].evidence.indices {
                change(&changed.statements[index].evidence[place])
            }
        }
        guard let pointers = value?.evidence.keys else { return changed }
        for pointer in pointers {
            for place in changed.value?.evidence[pointer]?.indices ?? 0..<0 {
                changed.value?.evidence[pointer]?[place].mutate(change)
            }
        }
        return changed
    }
}

extension Evidence {
    fileprivate mutating func mutate(_ change: (inout Evidence) -> Void) { change(&self) }
}
