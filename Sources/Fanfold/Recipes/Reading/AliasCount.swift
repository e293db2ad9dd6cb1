/// A look at the aliases of a YAML text, before anything is made of it.
///
/// Aliases share what they stand for, so a text of aliases of aliases is harmless until it is walked. The walk
/// of ours counts; but the parser walks whatever stands where a name belongs, to find names given twice.
enum AliasCount {
    /// Whether aliases stand in a name, and may there stand for more than can be walked.
    static func isHostile(_ text: String) -> Bool {
        var anchors: [Substring: Int] = [:]
        var hasCompoundName = false
        let bytes = text.utf8
        var index = bytes.startIndex
        var before = UInt8(ascii: " ")
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                hasCompoundName = true
            }
            guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), opensToken(after: before) else {
                before = byte
                index = bytes.index(after: index)
                continue
            }
            let start = bytes.index(after: index)
            let end = bytes[start...].firstIndex(where: endsName) ?? bytes.endIndex
            let name = text[start..<end]
            if byte == UInt8(ascii: "&") {
                anchors[name] = anchors[name] ?? 0
            } else if let uses = anchors[name] {
                anchors[name] = uses + 1
                let next = bytes[end...].first { $0 != UInt8(ascii: " ") }
                if next == UInt8(ascii: ":") { hasCompoundName = true }
            }
            before = byte
            index = end
        }
        guard hasCompoundName else { return false }
        // Each anchor's text is copied at most once for each use of it, within each copy of what it is in.
        let copies = anchors.values.reduce(1.0) { $0 * Double($1 + 1) }
        return copies * Double(bytes.count) > 1e9
    }

    private static func opensToken(after byte: UInt8) -> Bool {
        " \t\n\r[,{:".utf8.contains(byte)
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        " \t\n\r],}{[:".utf8.contains(byte)
    }
}
