/// Preformatted text, with its white space.
struct CodeText {
    var language: String
    var lines: ClosedRange<Int>
    var letters: Int

    /// Appends the text of a `pre` element to `output`; `nil` when it has none.
    init?(of index: Int, in page: PageAnalysis, into output: inout [UInt8]) {
        let start = output.count
        var first = 0
        var last = 0
        var inner = index
        language = ""
        let end = Int(page.tree.nodes[index].end)
        while inner < end {
            let node = page.tree.nodes[inner]
            if page.removed[inner] {
                inner = Int(node.end)
                continue
            }
            if node.tag == .text {
                output.append(contentsOf: page.tree.bytes[page.tree.text(at: inner)])
                if node.firstLine > 0 {
                    if first == 0 { first = Int(node.firstLine) }
                    last = Int(node.lastLine)
                }
            } else if node.tag == .br {
                output.append(0x0A)
            } else if language.isEmpty, let name = page.tree.string(of: .class, at: inner) {
                language = Self.language(in: name)
            }
            inner += 1
        }
        // Highlighters put the language on an element around the code.
        var around = Int(page.tree.nodes[index].parent)
        for _ in 0..<2 where around >= 0 && language.isEmpty {
            language = page.tree.string(of: .class, at: around).map(Self.language) ?? ""
            around = Int(page.tree.nodes[around].parent)
        }
        let text = Self.trimmed(output[start...])
        letters = text.count { $0 > 0x20 && $0 & 0xC0 != 0x80 }
        output.removeSubrange(start...)
        guard first > 0, letters > 0 else { return nil }
        output.append(contentsOf: text)
        lines = first...max(first, last)
    }

    /// Without carriage returns, empty lines at either end, and white space at the end.
    private static func trimmed(_ code: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(code.count)
        // Looked at only up to the first line with text, so that each byte is looked at once.
        var hasText = false
        for byte in code where byte != 0x0D {
            text.append(byte)
            guard byte == 0x0A, !hasText else { continue }
            if text.allSatisfy(HTMLSpace.isASCII) {
                text.removeAll(keepingCapacity: true)
            } else {
                hasText = true
            }
        }
        while let last = text.last, HTMLSpace.isASCII(last) { text.removeLast() }
        return text
    }

    /// The name after `language-` or `lang-` in a class.
    private static func language(in classes: String) -> String {
        for name in classes.split(separator: " ") {
            for prefix in ["language-", "lang-", "highlight-source-", "highlight-", "brush:"]
            where name.hasPrefix(prefix) {
                let language = name.dropFirst(prefix.count)
                let isWord = language.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x60 }
                return isWord && language != "default" && language != "none" ? String(language) : ""
            }
        }
        return ""
    }
}
