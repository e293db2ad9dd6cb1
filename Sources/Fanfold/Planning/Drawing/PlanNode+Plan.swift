internal import FanfoldCore

extension PlanNode {
    /// The whole tree of a plan, the top folder first.
    init(_ plan: RunPlan) {
        var entries: [[UInt8]: [Entry]] = [:]
        func add(_ name: String, _ node: PlanNode) {
            let (folder, last) = Self.parts(of: name)
            entries[folder, default: []].append(Entry(name: last, node: node))
        }
        for document in plan.documents {
            var node = PlanNode(kind: .document, name: document.name, leafCount: document.chunkCount)
            (node.foldsByLevel, node.calls) = (document.foldsByLevel, document.calls)
            add(document.name, node)
        }
        for document in plan.unchanged {
            let why = "unchanged, " + Count.text(document.chunkCount, "chunk")
            add(document.name, PlanNode(kind: .unread(why), name: ""))
        }
        for unread in plan.failed { add(unread.name, PlanNode(kind: .unread("can't be read"), name: "")) }
        for unread in plan.skipped { add(unread.name, PlanNode(kind: .unread("no document"), name: "")) }
        var top = PlanNode(kind: .folder, name: plan.title)
        // Folders come after those they are in, so from the last on all that is in one is there.
        for folder in plan.folders.reversed() {
            var node = PlanNode(kind: .folder, name: folder.name, leafCount: folder.entryCount)
            (node.foldsByLevel, node.calls) = (folder.foldsByLevel, folder.calls)
            node.children = (entries.removeValue(forKey: Array(folder.name.utf8)) ?? [])
                .sorted { $0.name.lexicographicallyPrecedes($1.name) }
                .map { entry in
                    var child = entry.node
                    child.name = String(decoding: entry.name, as: UTF8.self)
                    return child
                }
            guard folder.name.isEmpty else {
                add(folder.name, node)
                continue
            }
            node.name = plan.title
            top = node
        }
        self = top
    }

    /// A node under the last part of its name.
    private struct Entry {
        var name: [UInt8]
        var node: PlanNode
    }

    private static func parts(of name: String) -> (folder: [UInt8], last: [UInt8]) {
        let bytes = Array(name.utf8)
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return ([], bytes) }
        return (Array(bytes[..<slash]), Array(bytes[(slash + 1)...]))
    }
}
