/// A pattern of `*`, `?`, `[…]` and `\` for one name.
///
/// It is read once, so that matching costs at most the product of the lengths whatever the pattern.
struct Glob: Sendable, Hashable {
    private var tokens: [Token] = []

    private enum Token: Sendable, Hashable {
        /// Any number of characters, also none.
        case any
        /// One character.
        case one
        case byte(UInt8)
        /// One character in, or not in, some ranges of characters.
        case set(ranges: [ClosedRange<UInt32>], isInverted: Bool)
    }

    init(_ pattern: some Collection<UInt8>) {
        let pattern = Array(pattern)
        let lastBracket = pattern.lastIndex(of: UInt8(ascii: "]")) ?? 0
        var place = 0
        while place < pattern.count {
            switch pattern[place] {
            case UInt8(ascii: "*"):
                if tokens.last != .any { tokens.append(.any) }
            case UInt8(ascii: "?"):
                tokens.append(.one)
            case UInt8(ascii: "[") where place < lastBracket:
                if let (set, end) = Self.set(in: pattern, from: place + 1) {
                    tokens.append(set)
                    place = end
                } else {
                    tokens.append(.byte(pattern[place]))
                }
            case UInt8(ascii: "\\") where place + 1 < pattern.count:
                place += 1
                tokens.append(.byte(pattern[place]))
            default:
                tokens.append(.byte(pattern[place]))
            }
            place += 1
        }
    }

    /// Whether the whole name matches.
    func matches(_ name: [UInt8]) -> Bool {
        var (place, token) = (0, 0)
        var retry: (place: Int, token: Int)?
        while place < name.count {
            if token < tokens.count, tokens[token] == .any {
                token += 1
                retry = (place, token)
            } else if token < tokens.count, let end = end(of: tokens[token], in: name, at: place) {
                place = end
                token += 1
            } else if let last = retry {
                retry = (last.place + 1, last.token)
                (place, token) = (last.place + 1, last.token)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .any }
    }

    /// The place after what a token takes; `nil` where it does not match.
    private func end(of token: Token, in name: [UInt8], at place: Int) -> Int? {
        switch token {
        case .any: return place
        case .one: return Self.character(in: name, at: place).end
        case .byte(let byte): return name[place] == byte ? place + 1 : nil
        case .set(let ranges, let isInverted):
            let (code, end) = Self.character(in: name, at: place)
            return ranges.contains { $0.contains(code) } != isInverted ? end : nil
        }
    }

    /// The UTF-8 bytes of the character at `place` as one number, which orders as characters do; a byte
    /// that is not UTF-8 stands for itself.
    private static func character(in bytes: [UInt8], at place: Int) -> (code: UInt32, end: Int) {
        var code = UInt32(bytes[place])
        var end = place + 1
        guard bytes[place] >= 0xC0 else { return (code, end) }
        while end < bytes.count, end < place + 4, bytes[end] & 0xC0 == 0x80 {
            code = code << 8 | UInt32(bytes[end])
            end += 1
        }
        return (code, end)
    }

    /// The set whose first member is at `start`, and the place of its bracket; `nil` if it never ends.
    private static func set(in pattern: [UInt8], from start: Int) -> (Token, end: Int)? {
        var place = start
        let isInverted = pattern[place] == UInt8(ascii: "!") || pattern[place] == UInt8(ascii: "^")
        if isInverted { place += 1 }
        let first = place
        var ranges: [ClosedRange<UInt32>] = []
        while place < pattern.count {
            if pattern[place] == UInt8(ascii: "]"), place > first {
                return (.set(ranges: ranges, isInverted: isInverted), place)
            }
            let (low, afterLow) = member(in: pattern, at: place)
            place = afterLow
            guard place + 1 < pattern.count, pattern[place] == UInt8(ascii: "-"),
                pattern[place + 1] != UInt8(ascii: "]")
            else {
                ranges.append(low...low)
                continue
            }
            let (high, afterHigh) = member(in: pattern, at: place + 1)
            place = afterHigh
            if low <= high { ranges.append(low...high) }
        }
        return nil
    }

    /// The character at `place`, or after the backslash there.
    private static func member(in pattern: [UInt8], at place: Int) -> (code: UInt32, end: Int) {
        let isEscaped = pattern[place] == UInt8(ascii: "\\") && place + 1 < pattern.count
        return character(in: pattern, at: isEscaped ? place + 1 : place)
    }
}
