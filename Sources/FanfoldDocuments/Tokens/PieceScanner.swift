/// Cuts text into the pieces that a split pattern's regular expression would match.
///
/// The patterns are followed by hand, alternative by alternative, because a piece then costs a few table
/// look-ups. Each piece is found in time proportional to itself and the white space after it.
struct PieceScanner: Sendable {
    let pattern: SplitPattern
    let classes = ScalarClassTable.shared

    /// Where the piece that starts at `start` ends; more than `start`.
    @inline(__always)
    func pieceEnd(in text: Span<UInt8>, from start: Int) -> Int {
        switch pattern {
        case .r50k: r50kPieceEnd(in: text, from: start)
        case .cl100k: cl100kPieceEnd(in: text, from: start)
        case .o200k: o200kPieceEnd(in: text, from: start)
        }
    }

    /// The end of the longest run from `offset` of scalars that have any of `wanted`.
    @inline(__always)
    func endOfRun(of wanted: ScalarClass, in text: Span<UInt8>, from offset: Int, limit: Int = .max) -> Int {
        var end = offset
        var left = limit
        while end < text.count, left > 0 {
            let scalar = classes.scalar(at: end, in: text)
            guard scalar.class.isAny(of: wanted) else { break }
            end = scalar.end
            left -= 1
        }
        return end
    }

    /// The end of the longest run from `offset` of scalars that are no space, letter or number.
    func endOfSymbols(in text: Span<UInt8>, from offset: Int) -> Int {
        var end = offset
        while end < text.count {
            let scalar = classes.scalar(at: end, in: text)
            guard !scalar.class.isAny(of: [.space, .letter, .number]) else { break }
            end = scalar.end
        }
        return end
    }

    /// The end of a contraction such as `'s` or `'ll` at `start`, or nil where there is none.
    func contractionEnd(in text: Span<UInt8>, from start: Int, ignoringCase: Bool) -> Int? {
        guard start + 1 < text.count, text[start] == UInt8(ascii: "'") else { return nil }
        let fold: UInt8 = ignoringCase ? 0x20 : 0
        let first = text[start + 1] | fold
        let second = start + 2 < text.count ? text[start + 2] : 0
        switch (first, second | fold) {
        case (UInt8(ascii: "s"), _), (UInt8(ascii: "d"), _), (UInt8(ascii: "m"), _), (UInt8(ascii: "t"), _):
            return start + 2
        case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
            (UInt8(ascii: "r"), UInt8(ascii: "e")):
            return start + 3
        default:
            // The long s, U+017F, is an s without regard to case.
            let isLongS = ignoringCase && text[start + 1] == 0xC5 && second == 0xBF
            return isLongS ? start + 3 : nil
        }
    }

    /// The end of the piece of white space at `start`.
    ///
    /// White space goes to the text's end, or up to its last line break where those end a piece, or leaves
    /// its last scalar to the word that follows, or is that one scalar.
    func whiteSpaceEnd(in text: Span<UInt8>, from start: Int, breaksAtNewline: Bool) -> Int {
        var end = start
        var lastStart = start
        var afterNewline = start
        while end < text.count {
            let scalar = classes.scalar(at: end, in: text)
            guard scalar.class.isAny(of: .space) else { break }
            lastStart = end
            end = scalar.end
            if scalar.class.isAny(of: .newline) { afterNewline = end }
        }
        if end == text.count, pattern == .cl100k || !breaksAtNewline { return end }
        if breaksAtNewline, afterNewline > start { return afterNewline }
        if end == text.count { return end }
        return lastStart > start ? lastStart : end
    }
}
