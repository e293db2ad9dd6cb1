/// Slims a page down to what the parser needs to see.
///
/// Tokenizes by the rules browsers follow, and passes on text, tags, and of the attributes those that the
/// tree keeps. Scripts, styles, comments and control characters stay behind. This makes parsing several
/// times faster, and what breaks or slows the parser (zero bytes, endless attributes, huge comments) never
/// reaches it. Line feeds are all kept, so lines still count as in the source. Costs one pass.
struct HTMLSourceFilter: ~Copyable {
    private let source: UnsafeBufferPointer<UInt8>
    private var output: [UInt8] = []
    private var offset = 0
    private var seeker: TerminatorSeeker
    /// Whether the page says that it is XHTML, where `/>` closes any element.
    private let isXHTML: Bool

    /// The slimmed form of a page in valid UTF-8.
    ///
    /// It starts with a byte-order mark, so that the parser takes it for UTF-8 without a conversion.
    static func filtered(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { source in
            var filter = HTMLSourceFilter(source)
            filter.run()
            // The parser looks for a mark only in pages of four bytes or more.
            if filter.output.count < 4 { filter.output.append(0x20) }
            return filter.output
        }
    }

    private init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        seeker = TerminatorSeeker(source)
        isXHTML = Self.saysXHTML(source)
        output.reserveCapacity(source.count + 16)
        output += [0xEF, 0xBB, 0xBF]
    }

    private mutating func run() {
        while offset < source.count {
            let tag = seeker.next(UInt8(ascii: "<"), from: offset) ?? source.count
            copyText(upTo: tag)
            guard offset < source.count else { break }
            switch byte(after: 1) {
            case UInt8(ascii: "!"): skipDeclaration()
            case UInt8(ascii: "?"): skip(to: seeker.next(UInt8(ascii: ">"), from: offset).map { $0 + 1 })
            case UInt8(ascii: "/"): copyEndTag()
            case let byte where isLetter(byte): copyStartTag()
            default:
                output.append(contentsOf: "&lt;".utf8)
                offset += 1
            }
        }
    }

    private func byte(after distance: Int) -> UInt8 {
        offset + distance < source.count ? source[offset + distance] : 0
    }

    @inline(__always)
    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    // Control characters mean nothing in a page, and some of them drive terminals.
    private mutating func copyText(upTo end: Int) {
        while offset < end {
            let start = offset
            while offset < end {
                let byte = source[offset]
                if byte < 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D { break }
                if byte == 0x7F || byte == UInt8(ascii: "&") { break }
                if byte == 0xC2, offset + 1 < end, source[offset + 1] < 0xA0 { break }
                offset += 1
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<offset]))
            guard offset < end else { return }
            switch source[offset] {
            case UInt8(ascii: "&"): copyReference()
            case 0xC2: offset += 2
            default: offset += 1
            }
        }
    }

    private mutating func copyReference() {
        if let reference = CharacterReferences.match(in: source, at: offset) {
            output.append(contentsOf: reference.replacement.utf8)
            offset += reference.length
        } else {
            output.append(UInt8(ascii: "&"))
            offset += 1
        }
    }

    /// Goes on at `end`, or at the end of the page, and keeps the line feeds on the way.
    private mutating func skip(to end: Int?) {
        let end = end ?? source.count
        let lineFeeds = countLineFeeds(from: offset, to: end)
        if lineFeeds > 0 {
            output.append(contentsOf: "<!--".utf8)
            output.append(contentsOf: repeatElement(0x0A, count: lineFeeds))
            output.append(contentsOf: "-->".utf8)
        }
        offset = end
    }

    private func countLineFeeds(from start: Int, to end: Int) -> Int {
        var count = 0
        for index in start..<end where source[index] == 0x0A { count += 1 }
        return count
    }

    private mutating func skipDeclaration() {
        if byte(after: 2) == UInt8(ascii: "-"), byte(after: 3) == UInt8(ascii: "-"),
            let end = seeker.endOfComment(from: offset + 4)
        {
            skip(to: end)
        } else {
            skip(to: seeker.next(UInt8(ascii: ">"), from: offset).map { $0 + 1 })
        }
    }

    private mutating func copyEndTag() {
        guard isLetter(byte(after: 2)) else {
            return skip(to: seeker.next(UInt8(ascii: ">"), from: offset).map { $0 + 1 })
        }
        guard let end = seeker.next(UInt8(ascii: ">"), from: offset) else { return skip(to: nil) }
        let outputStart = output.count
        output.append(contentsOf: "</".utf8)
        copyName(from: offset + 2, to: end)
        let tag = output.withUnsafeBufferPointer {
            HTMLTag(name: UnsafeBufferPointer(rebasing: $0[(outputStart + 2)...]))
        }
        if tag == .body || tag == .html {
            // What follows is still in the body, as in browsers: pages are glued together from pieces.
            output.removeLast(output.count - outputStart)
            return skip(to: end + 1)
        }
        let lineFeeds = countLineFeeds(from: offset, to: end)
        output.append(contentsOf: repeatElement(0x0A, count: lineFeeds))
        output.append(UInt8(ascii: ">"))
        offset = end + 1
    }

    /// Copies a tag's name in lower case.
    @discardableResult
    private mutating func copyName(from start: Int, to end: Int) -> Int {
        var next = start
        while next < end {
            let byte = source[next]
            if HTMLSpace.isASCII(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
            if byte >= 0x41, byte <= 0x5A {
                output.append(byte | 0x20)
            } else if byte > 0x20, byte != UInt8(ascii: "<"), byte < 0x7F {
                output.append(byte)
            }
            next += 1
        }
        return next
    }

    private mutating func copyStartTag() {
        let start = offset
        let outputStart = output.count
        output.append(UInt8(ascii: "<"))
        let nameStart = output.count
        let nameEnd = copyName(from: start + 1, to: source.count)
        let tag = output.withUnsafeBufferPointer {
            HTMLTag(name: UnsafeBufferPointer(rebasing: $0[nameStart...]))
        }
        offset = nameEnd
        var attributes = HTMLAttributeScanner(source, from: nameEnd)
        guard attributes.copyKept(of: tag, to: &output, seeker: &seeker) else {
            // The page ends inside the tag.
            output.removeLast(output.count - outputStart)
            return skip(to: nil)
        }
        offset = attributes.offset
        guard tag.isSkippedRawText || tag == .title else { return }
        if isXHTML, source[offset - 2] == UInt8(ascii: "/") {
            if tag == .title { return output.append(contentsOf: "</title>".utf8) }
            let end = offset
            output.removeLast(output.count - outputStart)
            offset = start
            return skip(to: end)
        }
        let end = seeker.endOfRawText(tag, from: offset)
        if tag == .title {
            // A title that is never closed ends where the next tag starts.
            copyTitle(upTo: end ?? seeker.next(UInt8(ascii: "<"), from: offset) ?? source.count)
            if end == nil { output.append(contentsOf: "</title>".utf8) }
        } else {
            let endOfTag = offset
            output.removeLast(output.count - outputStart)
            offset = start
            guard let end else { return skip(to: endOfUnclosed(tag, from: endOfTag)) }
            skip(to: seeker.next(UInt8(ascii: ">"), from: end).map { $0 + 1 })
        }
    }

    /// Where the page goes on after a start tag without an end tag: code reaches to the next tag.
    private mutating func endOfUnclosed(_ tag: HTMLTag, from start: Int) -> Int? {
        guard tag == .script || tag == .style else { return start }
        return seeker.next(UInt8(ascii: "<"), from: start)
    }

    /// A title holds text only: what looks like a tag in it is text.
    private mutating func copyTitle(upTo end: Int) {
        while offset < end {
            copyText(upTo: min(end, seeker.next(UInt8(ascii: "<"), from: offset) ?? end))
            guard offset < end else { break }
            output.append(contentsOf: "&lt;".utf8)
            offset += 1
        }
    }
}
