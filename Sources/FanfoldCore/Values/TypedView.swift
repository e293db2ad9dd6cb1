internal import OrderedCollections

/// A typed value as a page can show it: sections of fields, lists and tables, in the value's order.
package struct TypedView: Sendable, Hashable {
    /// A plain value, or a list of them in one line.
    package struct Cell: Sendable, Hashable {
        /// What to show; empty for null.
        package var text: String
        /// Where it comes from, as far as that is known of it alone.
        package var evidence: [Evidence]
    }

    /// A named plain value of an object.
    package struct Field: Sendable, Hashable {
        /// The member's name.
        package var name: String
        /// Its value.
        package var cell: Cell
    }

    /// One object of a list of plain objects.
    package struct Row: Sendable, Hashable {
        /// A cell for each column; an empty one where the object has no such member.
        package var cells: [Cell]
        /// Where the object and what is in it come from.
        package var evidence: [Evidence]
    }

    /// What a section shows.
    package enum Shape: Sendable, Hashable {
        /// An object's plain members.
        case fields([Field])
        /// A list of plain values.
        case list([Cell])
        /// A list of objects with plain members.
        case table(columns: [String], rows: [Row])
    }

    /// A part of the value that is shown together.
    package struct Section: Sendable, Hashable {
        /// The names that lead to it, elements of lists by their number from 1; empty for the whole.
        package var path: [String]
        /// What it shows.
        package var shape: Shape
        /// Where the object or list as a whole comes from.
        package var evidence: [Evidence]
    }

    /// The sections: an object's plain members first, then its other members, each in their order.
    package private(set) var sections: [Section] = []

    private let evidence: [String: [Evidence]]

    /// Lays a value out.
    package init(_ value: TypedValue) {
        evidence = value.evidence
        add(value.json, [], at: JSONPointer())
    }

    private mutating func add(_ json: JSONValue, _ path: [String], at place: JSONPointer) {
        switch json {
        case .object(let members): add(members, path, at: place)
        case .array(let elements): add(elements, path, at: place)
        default: append(.list([cell(json, at: place)]), path, at: place)
        }
    }

    private mutating func add(
        _ members: OrderedDictionary<String, JSONValue>,
        _ path: [String],
        at place: JSONPointer
    ) {
        let fields = members.filter { !$0.value.isNested }
        if !fields.isEmpty || path.isEmpty {
            let shown = fields.map { Field(name: $0.key, cell: cell($0.value, at: place.appending($0.key))) }
            append(.fields(shown), path, at: place)
        }
        for (name, member) in members where member.isNested {
            add(member, path + [name], at: place.appending(name))
        }
    }

    private mutating func add(_ elements: [JSONValue], _ path: [String], at place: JSONPointer) {
        let objects = elements.compactMap(\.object)
        if elements.allSatisfy({ !$0.isNested }) {
            let cells = elements.enumerated().map { cell($1, at: place.appending($0)) }
            append(.list(cells), path, at: place)
        } else if objects.count == elements.count, objects.allSatisfy({ $0.values.allSatisfy(\.fitsCell) }) {
            let columns = Array(OrderedSet(objects.flatMap(\.keys)))
            let rows = objects.enumerated().map { index, members in
                row(members, columns, at: place.appending(index))
            }
            append(.table(columns: columns, rows: rows), path, at: place)
        } else {
            for (index, element) in elements.enumerated() {
                add(element, path + ["\(index + 1)"], at: place.appending(index))
            }
        }
    }

    private func row(
        _ members: OrderedDictionary<String, JSONValue>,
        _ columns: [String],
        at place: JSONPointer
    ) -> Row {
        let cells = columns.map { cell(members[$0] ?? .null, at: place.appending($0)) }
        let own = evidence[place.text] ?? []
        return Row(cells: cells, evidence: (own + cells.flatMap(\.evidence)).byPlace)
    }

    private func cell(_ json: JSONValue, at place: JSONPointer) -> Cell {
        guard let elements = json.array else {
            return Cell(text: json.plainText, evidence: evidence[place.text] ?? [])
        }
        let own = evidence[place.text] ?? []
        let parts = elements.indices.flatMap { evidence[place.appending($0).text] ?? [] }
        let text = elements.map(\.plainText).joined(separator: ", ")
        return Cell(text: text, evidence: (own + parts).byPlace)
    }

    private mutating func append(_ shape: Shape, _ path: [String], at place: JSONPointer) {
        sections.append(Section(path: path, shape: shape, evidence: evidence[place.text] ?? []))
    }
}

extension JSONValue {
    /// Whether the value holds others.
    fileprivate var isNested: Bool { array != nil || object != nil }

    /// Whether the value can be shown in one line.
    fileprivate var fitsCell: Bool { object == nil && array?.allSatisfy { !$0.isNested } ?? true }

    fileprivate var plainText: String { self == .null ? "" : string ?? text }
}
