internal import FanfoldCore
internal import OrderedCollections

/// A typed agent's answer as Markdown: a bullet a member, a table a list of alike objects.
struct TypedSection {
    private let value: TypedValue

    init(_ value: TypedValue) { self.value = value }

    /// The answer; `references` numbers what its parts rest on.
    func render(_ references: inout References) -> String {
        var section = ""
        if let columns = columns(of: value.json) {
            section = table(value.json, columns, at: "", &references)
        } else {
            write(value.json, at: "", depth: 0, into: &section, &references)
        }
        let marks = marks(at: "", &references)
        return marks.isEmpty ? section : section + "\nAll of it rests on\(marks).\n"
    }

    private func write(
        _ json: JSONValue,
        at pointer: String,
        depth: Int,
        into section: inout String,
        _ references: inout References
    ) {
        switch json {
        case .object(let members):
            for (name, member) in members {
                write(member, named: name, at: child(of: pointer, name), depth, &section, &references)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                write(element, named: nil, at: "\(pointer)/\(index)", depth, &section, &references)
            }
        default:
            section += "- \(scalar(json))\(marks(at: pointer, &references))\n"
        }
    }

    private func write(
        _ json: JSONValue,
        named name: String?,
        at pointer: String,
        _ depth: Int,
        _ section: inout String,
        _ references: inout References
    ) {
        let indent = String(repeating: "  ", count: depth)
        let label = name.map { "**\(MarkdownEscaping.inline($0))**" }
        let marks = marks(at: pointer, &references)
        if depth == 0, let name, let columns = columns(of: json) {
            section += (section.isEmpty || section.hasSuffix("\n\n") ? "" : "\n")
            section += "**\(MarkdownEscaping.inline(name))**\(marks)\n\n"
            section += table(json, columns, at: pointer, &references) + "\n"
        } else if json.object == nil, json.array == nil {
            section += "\(indent)- \([label, scalar(json)].compactMap(\.self).joined(separator: ": "))\(marks)\n"
        } else if let list = flatList(json, at: pointer) {
            section += "\(indent)- \([label, list].compactMap(\.self).joined(separator: ": "))\(marks)\n"
        } else {
            section += "\(indent)- \(label ?? "")\(marks)\n"
            write(json, at: pointer, depth: depth + 1, into: &section, &references)
        }
    }

    /// A list of scalars on one line, unless its elements have sources of their own.
    private func flatList(_ json: JSONValue, at pointer: String) -> String? {
        guard let elements = json.array, elements.allSatisfy({ $0.object == nil && $0.array == nil }),
            elements.indices.allSatisfy({ value.evidence["\(pointer)/\($0)"] == nil })
        else { return nil }
        return elements.isEmpty ? "none" : elements.map(scalar).joined(separator: "; ")
    }

    /// The members of a list of objects that hold only scalars, in the order they first come; `nil` for
    /// anything else.
    private func columns(of json: JSONValue) -> OrderedSet<String>? {
        guard let rows = json.array, !rows.isEmpty else { return nil }
        var columns: OrderedSet<String> = []
        for row in rows {
            guard let members = row.object,
                members.values.allSatisfy({ $0.object == nil && $0.array == nil })
            else { return nil }
            columns.formUnion(members.keys)
        }
        return columns
    }

    private func table(
        _ json: JSONValue,
        _ columns: OrderedSet<String>,
        at pointer: String,
        _ references: inout References
    ) -> String {
        var table = "| " + columns.map(MarkdownEscaping.cell).joined(separator: " | ") + " | Source |\n"
        table += "|" + String(repeating: " --- |", count: columns.count + 1) + "\n"
        for (index, row) in (json.array ?? []).enumerated() {
            let cells = columns.map { name in
                row[name].map { MarkdownEscaping.withoutPipes(scalar($0)) } ?? ""
            }
            let marks = marks(at: "\(pointer)/\(index)", &references)
            table += "| " + cells.joined(separator: " | ") + " |\(marks.isEmpty ? " " : marks) |\n"
        }
        return table
    }

    private func marks(at pointer: String, _ references: inout References) -> String {
        references.marks(for: value.evidence[pointer] ?? [])
    }

    private func scalar(_ json: JSONValue) -> String {
        switch json {
        case .string(let text): MarkdownEscaping.inline(text)
        case .null: "–"
        default: MarkdownEscaping.inline(json.text)
        }
    }

    private func child(of pointer: String, _ name: String) -> String {
        pointer + "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
