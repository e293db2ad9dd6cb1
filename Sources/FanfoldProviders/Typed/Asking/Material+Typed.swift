internal import FanfoldCore
internal import OrderedCollections

extension Material {
    /// Shows the children of a fold so that an answer can cite them piece by piece.
    ///
    /// An element of a list of the whole that has evidence of its own is a passage: a value of the same shape with
    /// this element alone. What is left of the value is one passage more.
    init(citing partials: [Partial], into kind: FoldKind) {
        self.init(kind == .document ? .parts : .texts)
        for (index, partial) in partials.enumerated() {
            label(kind == .document ? "Part" : "Text", "\(index + 1)")
            add(Partial(statements: partial.statements))
            guard let value = partial.value else { continue }
            for piece in SourcedValue(value).pieces { add(piece.json.bytes.span, from: piece.wholeEvidence) }
        }
    }
}

extension SourcedValue {
    /// The value in pieces that, put together by the rule of lists and objects, are the value.
    fileprivate var pieces: [SourcedValue] {
        guard case .object(let members) = content else { return [self] }
        var rest = members
        var pieces: [SourcedValue] = []
        for (name, member) in members {
            guard case .list(let elements) = member.content,
                elements.contains(where: { !$0.wholeEvidence.isEmpty })
            else { continue }
            rest[name] = nil
            pieces += elements.map { SourcedValue(.object([name: SourcedValue(.list([$0]))])) }
        }
        guard !rest.isEmpty else { return pieces }
        return [SourcedValue(.object(rest), evidence: evidence)] + pieces
    }
}
