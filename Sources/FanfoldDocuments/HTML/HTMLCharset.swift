/// Finds the encoding a page declares for itself.
enum HTMLCharset {
    /// Browsers look no further than this; pages with long comments in front need the most of it.
    private static let prefixByteCount = 4096

    /// The label in the first `<meta charset=…>` or `<meta … content="…; charset=…">`.
    ///
    /// Pages written as XHTML may have it in their XML declaration instead.
    static func declared(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(prefixByteCount).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        let meta = Array("<meta".utf8)
        let charset = Array("charset".utf8)
        var offset = 0
        if head.starts(with: "<?xml".utf8), let end = find(Array("?>".utf8), in: head, from: 0),
            let name = find(Array("encoding".utf8), in: head, from: 0), name < end,
            let label = value(after: name + 8, in: head)
        {
            return checked(label)
        }
        while let tag = nextTag(meta, in: head, from: offset) {
            let end = head[tag...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
            if let name = find(charset, in: head, from: tag), name < end,
                let label = value(after: name + charset.count, in: head)
            {
                return checked(label)
            }
            offset = end
        }
        return nil
    }

    /// A page that names an encoding in ASCII bytes can't be in UTF-16.
    private static func checked(_ label: String) -> String {
        guard let encoding = CharacterEncoding(label: label), encoding.unitWidth > 1 else { return label }
        return "utf-8"
    }

    /// The next tag that is not inside a comment.
    private static func nextTag(_ tag: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var offset = start
        while let found = find(tag, in: bytes, from: offset) {
            guard let comment = find(Array("<!--".utf8), in: bytes, from: offset), comment < found else {
                return found
            }
            guard let end = find(Array("-->".utf8), in: bytes, from: comment) else { return nil }
            offset = end
        }
        return nil
    }

    private static func value(after start: Int, in bytes: [UInt8]) -> String? {
        var offset = start
        func skipSpace() { while offset < bytes.count, HTMLSpace.isASCII(bytes[offset]) { offset += 1 } }
        skipSpace()
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else { return nil }
        offset += 1
        skipSpace()
        if offset < bytes.count, bytes[offset] == 0x22 || bytes[offset] == 0x27 { offset += 1 }
        let label = bytes[offset...].prefix { byte in
            byte > 0x20 && byte != 0x22 && byte != 0x27 && byte != UInt8(ascii: ";")
                && byte != UInt8(ascii: ">")
                && byte != UInt8(ascii: "/")
        }
        return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start + needle.count <= bytes.count else { return nil }
        for offset in start...(bytes.count - needle.count)
        where bytes[offset] == needle[0] && bytes[offset..<offset + needle.count].elementsEqual(needle) {
            return offset
        }
        return nil
    }
}
