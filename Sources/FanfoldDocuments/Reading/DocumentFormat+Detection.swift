package import FanfoldCore

extension DocumentFormat {
    /// The format of a file, by the end of its name, else by its first bytes.
    package init(ofFile name: String, startingWith bytes: ArraySlice<UInt8>) {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        switch name[dot...].lowercased() {
        case ".html", ".htm", ".xhtml", ".xht", ".shtml": self = .html
        case ".md", ".markdown", ".mdown", ".mkd", ".mkdn": self = .markdown
        default: self = Self.looksLikeHTML(bytes) ? .html : .text
        }
    }

    /// Whether the first thing but white space and comments is a doctype or the root element.
    private static func looksLikeHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
        var head = String(decoding: bytes, as: UTF8.self).lowercased()[...]
        if head.first == "\u{FEFF}" { head.removeFirst() }
        while true {
            head = head.drop(while: \.isWhitespace)
            guard head.hasPrefix("<!--"), let end = head.firstRange(of: "-->") else { break }
            head = head[end.upperBound...]
        }
        return head.hasPrefix("<!doctype html") || head.hasPrefix("<html")
    }
}
