/// Reads the attributes of one start tag and passes on those that the tree keeps.
struct HTMLAttributeScanner {
    private let source: UnsafeBufferPointer<UInt8>
    /// Where reading stands; after the tag once it is read.
    private(set) var offset: Int
    /// One bit a name: the first attribute of a name counts.
    private var seen: UInt32 = 0

    /// Longer values say nothing that a class or an id could say.
    private static let valueByteLimit = 2000

    init(_ source: UnsafeBufferPointer<UInt8>, from offset: Int) {
        self.source = source
        self.offset = offset
    }

    /// Appends the kept attributes and the tag's end to `output`.
    ///
    /// - Returns: Whether the tag has an end.
    mutating func copyKept(
        of tag: HTMLTag,
        to output: inout [UInt8],
        seeker: inout TerminatorSeeker
    ) -> Bool {
        while offset < source.count {
            let byte = source[offset]
            if HTMLSpace.isASCII(byte) || byte == UInt8(ascii: "/") {
                if byte == 0x0A { output.append(byte) }
                offset += 1
                if byte == UInt8(ascii: "/"), offset < source.count, source[offset] == UInt8(ascii: ">") {
                    // Pages written as XHTML end empty elements so.
                    output.append(byte)
                }
            } else if byte == UInt8(ascii: ">") {
                output.append(byte)
                offset += 1
                return true
            } else {
                copyAttribute(of: tag, to: &output, seeker: &seeker)
            }
        }
        return false
    }

    private mutating func copyAttribute(
        of tag: HTMLTag,
        to output: inout [UInt8],
        seeker: inout TerminatorSeeker
    ) {
        let nameStart = offset
        offset += 1
        while offset < source.count, !endsName(source[offset]) { offset += 1 }
        let name = HTMLAttribute.Name(UnsafeBufferPointer(rebasing: source[nameStart..<offset]))
        var next = offset
        while next < source.count, HTMLSpace.isASCII(source[next]) { next += 1 }
        var value = offset..<offset
        if next < source.count, source[next] == UInt8(ascii: "=") {
            keepLineFeeds(offset..<next, &output)
            offset = next + 1
            value = readValue(&output, &seeker)
        }
        let isKept = name.map { keeps($0, of: tag) && value.count <= Self.valueByteLimit } ?? false
        if let name, isKept, seen & (1 << UInt32(name.rawValue)) == 0 {
            seen |= 1 << UInt32(name.rawValue)
            append(name, value, to: &output)
        } else {
            keepLineFeeds(value, &output)
        }
    }

    @inline(__always)
    private func endsName(_ byte: UInt8) -> Bool {
        HTMLSpace.isASCII(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "/")
    }

    private mutating func readValue(_ output: inout [UInt8], _ seeker: inout TerminatorSeeker) -> Range<Int> {
        while offset < source.count, HTMLSpace.isASCII(source[offset]) {
            if source[offset] == 0x0A { output.append(0x0A) }
            offset += 1
        }
        guard offset < source.count else { return offset..<offset }
        let quote = source[offset]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            if let end = seeker.next(quote, from: offset + 1) {
                defer { offset = end + 1 }
                return offset + 1..<end
            }
            // Browsers drop the rest of a page after a quotation mark that is never closed; here the value
            // ends where one without marks would, and the text is kept.
            offset += 1
        }
        let start = offset
        while offset < source.count, !HTMLSpace.isASCII(source[offset]), source[offset] != UInt8(ascii: ">") {
            offset += 1
        }
        return start..<offset
    }

    private func keeps(_ name: HTMLAttribute.Name, of tag: HTMLTag) -> Bool {
        switch name {
        case .content, .property: tag == .meta
        case .name: tag == .meta
        case .href: tag == .a
        default: true
        }
    }

    private func append(_ name: HTMLAttribute.Name, _ value: Range<Int>, to output: inout [UInt8]) {
        output.append(0x20)
        output.append(contentsOf: name.spelling)
        output.append(UInt8(ascii: "="))
        output.append(UInt8(ascii: "\""))
        // Where a link leads is not read, only that it leads somewhere.
        if name != .href {
            for index in value {
                let byte = source[index]
                if byte == UInt8(ascii: "\"") {
                    output.append(contentsOf: "&quot;".utf8)
                } else if byte >= 0x20 || byte == 0x0A, byte != 0x7F {
                    output.append(byte)
                } else if byte == 0x09 || byte == 0x0D {
                    output.append(0x20)
                }
            }
        } else {
            keepLineFeeds(value, &output)
        }
        output.append(UInt8(ascii: "\""))
    }

    private func keepLineFeeds(_ range: Range<Int>, _ output: inout [UInt8]) {
        for index in range where source[index] == 0x0A { output.append(0x0A) }
    }
}
