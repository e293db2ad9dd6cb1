/// Matches one name against a pattern of `*`, `?`, `[…]` and `\`.
enum Glob {
    /// Whether the whole name matches; costs at most the product of the lengths.
    static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
        var (n, p) = (0, 0)
        var retry: (name: Int, pattern: Int)?
        while n < name.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                retry = (n, p)
                p += 1
            } else if let next = step(name, n, pattern, p) {
                (n, p) = next
            } else if let last = retry {
                retry = (last.name + 1, last.pattern)
                (n, p) = (last.name + 1, last.pattern + 1)
            } else {
                return false
            }
        }
        while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
        return p == pattern.count
    }

    /// The places after one matched character; `nil` where it does not match.
    private static func step(_ name: [UInt8], _ n: Int, _ pattern: [UInt8], _ p: Int) -> (Int, Int)? {
        guard p < pattern.count else { return nil }
        switch pattern[p] {
        case UInt8(ascii: "?"):
            return (endOfScalar(name, n), p + 1)
        case UInt8(ascii: "["):
            guard let (isMember, end) = setMembership(of: name[n], pattern, p) else {
                return name[n] == pattern[p] ? (n + 1, p + 1) : nil
            }
            return isMember ? (n + 1, end) : nil
        case UInt8(ascii: "\\") where p + 1 < pattern.count:
            return name[n] == pattern[p + 1] ? (n + 1, p + 2) : nil
        default:
            return name[n] == pattern[p] ? (n + 1, p + 1) : nil
        }
    }

    private static func endOfScalar(_ name: [UInt8], _ start: Int) -> Int {
        var end = start + 1
        while end < name.count, name[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }

    /// Whether a byte is in the set that opens at `start`, and where the set ends; `nil` if it never ends.
    private static func setMembership(
        of byte: UInt8,
        _ pattern: [UInt8],
        _ start: Int
    ) -> (isMember: Bool, end: Int)? {
        var p = start + 1
        let isInverted =
            p < pattern.count && (pattern[p] == UInt8(ascii: "!") || pattern[p] == UInt8(ascii: "^"))
        if isInverted { p += 1 }
        let first = p
        var isMember = false
        while p < pattern.count {
            if pattern[p] == UInt8(ascii: "]"), p > first { return (isMember != isInverted, p + 1) }
            if p + 2 < pattern.count, pattern[p + 1] == UInt8(ascii: "-"), pattern[p + 2] != UInt8(ascii: "]")
            {
                if pattern[p] <= byte, byte <= pattern[p + 2] { isMember = true }
                p += 3
            } else {
                if pattern[p] == byte { isMember = true }
                p += 1
            }
        }
        return nil
    }
}
