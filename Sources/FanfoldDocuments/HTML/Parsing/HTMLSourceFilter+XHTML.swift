extension HTMLSourceFilter {
    /// Whether a page starts with an XML declaration, or names XHTML in its first tags.
    static func saysXHTML(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = source.prefix(1024).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return start.drop(while: HTMLSpace.isASCII).starts(with: "<?xml".utf8)
            || contains("xmlns=\"http://www.w3.org/1999/xhtml", in: start)
            || contains("//dtd xhtml", in: start)
    }

    private static func contains(_ words: String, in text: [UInt8]) -> Bool {
        let words = Array(words.utf8)
        return text.indices.contains { text[$0...].starts(with: words) }
    }
}
