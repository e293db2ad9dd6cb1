package import FanfoldCore

/// Takes the marks off a heading.
package enum HeadingTitle {
    /// The title of a heading block in plain text, or nil for other blocks and empty titles.
    ///
    /// Knows `## Title`, `## Title ##`, `== Title ==` and titles with a line of marks below.
    package static func text(of block: Block, in text: [UInt8]) -> String? {
        guard block.isHeading else { return nil }
        var title = text[block.range]
        if let underline = title.lastIndex(of: UInt8(ascii: "\n")),
            title[underline...].allSatisfy({ isMark($0) || WhiteSpace.isASCII($0) })
        {
            title = title[..<underline]
        } else if let mark = title.first, mark == UInt8(ascii: "#") || mark == UInt8(ascii: "=") {
            title = title.drop { $0 == mark }
            let unclosed = trimmedEnd(title).reversed().drop { $0 == mark }
            // A mark that touches the title belongs to it: `# C#`.
            if unclosed.first.map(WhiteSpace.isASCII) ?? true { title = title.prefix(unclosed.count) }
        }
        let plain = PlainText.ofInlineMarkdown(trimmedEnd(title.drop(while: WhiteSpace.isASCII)))
        return plain.isEmpty ? nil : plain
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-")
    }

    private static func trimmedEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let last = bytes.last, WhiteSpace.isASCII(last) { bytes.removeLast() }
        return bytes
    }
}
