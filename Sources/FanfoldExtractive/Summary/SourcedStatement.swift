internal import FanfoldCore

/// A statement, the document it is from, and its place among that document's statements.
struct SourcedStatement {
    var statement: Statement
    /// The document's number, in the order they are met.
    var source: Int
    /// 0 for the document's first statement, towards 1 for its last.
    var place: Double

    private enum Source: Hashable {
        case document(String)
        /// For statements without evidence: the child they came with.
        case child(Int)
    }

    /// The statements of `partials`, in order.
    static func list(_ partials: [Partial]) -> [SourcedStatement] {
        var numbers: [Source: Int] = [:]
        var totals: [Int] = []
        var list: [SourcedStatement] = []
        for (index, partial) in partials.enumerated() {
            for statement in partial.statements {
                let source = statement.evidence.first.map { Source.document($0.document) } ?? .child(index)
                let number = numbers[source, default: totals.count]
                if number == totals.count {
                    numbers[source] = number
                    totals.append(0)
                }
                list.append(
                    SourcedStatement(statement: statement, source: number, place: Double(totals[number]))
                )
                totals[number] += 1
            }
        }
        for index in list.indices { list[index].place /= Double(totals[list[index].source]) }
        return list
    }
}
