internal import FanfoldCore
internal import OrderedCollections

/// The fold rule `collect`: lists joined, equal elements once.
///
/// Associative, and a fold of folds is the fold of all: for each place the values of the highest kind count
/// (lists before objects before the rest); lists are joined, objects merged by the same rule, and of the rest
/// the first stays.
enum Collecting {
    /// One chunk's answer, as folds expect it.
    ///
    /// An element of a list that cites nothing takes over what is cited around it: in a longer list that would no
    /// longer be known.
    static func started(_ value: TypedValue) -> TypedValue {
        settled(SourcedValue(value), under: []).typedValue
    }

    /// One value of several, in order.
    static func united(_ values: [TypedValue]) -> TypedValue {
        values.lazy.map { SourcedValue($0) }
            .reduce(SourcedValue(.plain(.null))) { merged($0, $1) }
            .typedValue
    }

    private static func settled(_ value: SourcedValue, under evidence: [Evidence]) -> SourcedValue {
        var value = value
        let own = value.evidence.isEmpty ? evidence : value.evidence
        switch value.content {
        case .plain: break
        case .list(let elements):
            let parts = elements.map { element in
                var element = settled(element, under: own)
                if element.wholeEvidence.isEmpty { element.evidence = own }
                return element
            }
            value.content = .list(joined(parts))
        case .object(let members): value.content = .object(members.mapValues { settled($0, under: own) })
        }
        return value
    }

    private static func merged(_ left: SourcedValue, _ right: SourcedValue) -> SourcedValue {
        guard left.rank == right.rank else { return left.rank > right.rank ? left : right }
        let evidence = left.evidence + right.evidence
        switch (left.content, right.content) {
        case (.list(let first), .list(let second)):
            return SourcedValue(.list(joined(first + second)), evidence: evidence)
        case (.object(let first), .object(let second)):
            return SourcedValue(.object(first.merging(second) { merged($0, $1) }), evidence: evidence)
        default: return left
        }
    }

    private static func joined(_ elements: [SourcedValue]) -> [SourcedValue] {
        var joined: OrderedDictionary<JSONValue, SourcedValue> = [:]
        for element in elements {
            let json = element.json.canonical
            guard let known = joined[json] else {
                joined[json] = element
                continue
            }
            joined[json] = known.citing(element)
        }
        return Array(joined.values)
    }
}

extension SourcedValue {
    fileprivate var rank: Int {
        switch content {
        case .plain(.null): 0
        case .plain: 1
        case .object: 2
        case .list: 3
        }
    }

    /// The value with the evidence of an equal one added, part by part.
    fileprivate func citing(_ other: SourcedValue) -> SourcedValue {
        var united = self
        united.evidence += other.evidence
        switch (content, other.content) {
        case (.list(let mine), .list(let theirs)) where mine.count == theirs.count:
            united.content = .list(zip(mine, theirs).map { $0.citing($1) })
        case (.object(let mine), .object(let theirs)):
            united.content = .object(mine.merging(theirs) { $0.citing($1) })
        default: break
        }
        return united
    }
}
