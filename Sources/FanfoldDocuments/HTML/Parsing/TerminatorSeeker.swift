#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Finds what ends a piece of markup, and remembers what is not to be found.
///
/// Without the memory a page of a hundred thousand unclosed comments would be scanned as many times.
struct TerminatorSeeker {
    private let source: UnsafeBufferPointer<UInt8>
    /// Bytes that do not occur from the given offset on.
    private var absentBytes: [UInt8: Int] = [:]
    private var hasNoCommentEnd = false
    private var tagsWithoutEnd: Set<HTMLTag> = []

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// The offset of the next `byte`.
    mutating func next(_ byte: UInt8, from start: Int) -> Int? {
        guard start < source.count, let base = source.baseAddress else { return nil }
        if !absentBytes.isEmpty, let absent = absentBytes[byte], start >= absent { return nil }
        guard let found = memchr(base + start, CInt(byte), source.count - start) else {
            absentBytes[byte] = start
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The offset after the comment whose text starts at `start`.
    mutating func endOfComment(from start: Int) -> Int? {
        guard !hasNoCommentEnd else { return nil }
        // `<!-->` and `<!--->` are whole comments.
        if start < source.count, source[start] == UInt8(ascii: ">") { return start + 1 }
        var from = start
        while let end = next(UInt8(ascii: ">"), from: from) {
            let hasDashes = end - 1 >= start && source[end - 1] == UInt8(ascii: "-")
            if hasDashes, source[end - 2] == UInt8(ascii: "-") { return end + 1 }
            let hasMark = end - 3 >= start && source[end - 1] == UInt8(ascii: "!")
            if hasMark, source[end - 2] == UInt8(ascii: "-"), source[end - 3] == UInt8(ascii: "-") {
                return end + 1
            }
            from = end + 1
        }
        hasNoCommentEnd = true
        return nil
    }

    /// The offset of the end tag of an element that holds no markup.
    mutating func endOfRawText(_ tag: HTMLTag, from start: Int) -> Int? {
        guard !tagsWithoutEnd.contains(tag) else { return nil }
        let name = Array(tag.name.utf8)
        var from = start
        while let open = next(UInt8(ascii: "<"), from: from) {
            from = open + 1
            guard open + 2 + name.count < source.count, source[open + 1] == UInt8(ascii: "/") else {
                continue
            }
            let isName = name.indices.allSatisfy { source[open + 2 + $0] | 0x20 == name[$0] }
            let after = source[open + 2 + name.count]
            if isName, HTMLSpace.isASCII(after) || after == UInt8(ascii: ">") || after == UInt8(ascii: "/") {
                return open
            }
        }
        tagsWithoutEnd.insert(tag)
        return nil
    }
}
