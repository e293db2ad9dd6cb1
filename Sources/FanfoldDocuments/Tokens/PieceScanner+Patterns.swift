extension PieceScanner {
    /// The piece by the pattern of GPT-2.
    ///
    /// `'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+$|\s+(?!\S)|\s`
    func r50kPieceEnd(in text: Span<UInt8>, from start: Int) -> Int {
        if let end = contractionEnd(in: text, from: start, ignoringCase: false) { return end }
        var body = start
        if text[start] == 0x20, start + 1 < text.count { body += 1 }
        let first = classes.scalar(at: body, in: text)
        if first.class.isAny(of: .letter) { return endOfRun(of: .letter, in: text, from: first.end) }
        if first.class.isAny(of: .number) { return endOfRun(of: .number, in: text, from: first.end) }
        if !first.class.isAny(of: .space) { return endOfSymbols(in: text, from: first.end) }
        return whiteSpaceEnd(in: text, from: start, breaksAtNewline: false)
    }

    /// The piece by the pattern of GPT-4.
    ///
    /// `'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s+$|`
    /// `\s*[\r\n]|\s+(?!\S)|\s`
    func cl100kPieceEnd(in text: Span<UInt8>, from start: Int) -> Int {
        if let end = contractionEnd(in: text, from: start, ignoringCase: true) { return end }
        let first = classes.scalar(at: start, in: text)
        if first.class.isAny(of: .letter) { return endOfRun(of: .letter, in: text, from: first.end) }
        if first.class.isAny(of: .number) {
            return endOfRun(of: .number, in: text, from: first.end, limit: 2)
        }
        if !first.class.isAny(of: .newline) {
            let end = endOfRun(of: .letter, in: text, from: first.end)
            if end > first.end { return end }
        }
        let body = text[start] == 0x20 ? first.end : start
        let symbols = endOfSymbols(in: text, from: body)
        if symbols > body { return endOfRun(of: .newline, in: text, from: symbols) }
        return whiteSpaceEnd(in: text, from: start, breaksAtNewline: true)
    }

    /// The piece by the pattern of GPT-4o.
    ///
    /// A word with its contraction, else `\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
    func o200kPieceEnd(in text: Span<UInt8>, from start: Int) -> Int {
        if let end = o200kWordEnd(in: text, from: start) {
            return contractionEnd(in: text, from: end, ignoringCase: true) ?? end
        }
        let first = classes.scalar(at: start, in: text)
        if first.class.isAny(of: .number) {
            return endOfRun(of: .number, in: text, from: first.end, limit: 2)
        }
        let body = text[start] == 0x20 ? first.end : start
        var end = endOfSymbols(in: text, from: body)
        guard end > body else { return whiteSpaceEnd(in: text, from: start, breaksAtNewline: true) }
        while end < text.count, [0x0A, 0x0D, UInt8(ascii: "/")].contains(text[end]) { end += 1 }
        return end
    }

    /// The end of a word with the scalar before it: heads, then tails.
    ///
    /// `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+`, else the same with
    /// `+` after the heads and `*` after the tails. Each is tried with the scalar before the word first.
    private func o200kWordEnd(in text: Span<UInt8>, from start: Int) -> Int? {
        let first = classes.scalar(at: start, in: text)
        if first.class.isAny(of: .letter) {
            return wordEndWithTail(in: text, from: start) ?? wordEndOfHeads(in: text, from: start)
        }
        guard !first.class.isAny(of: [.newline, .number]) else { return nil }
        if let end = wordEndWithTail(in: text, from: first.end) { return end }
        let isMark = first.class.isAny(of: .mark)
        if isMark, let end = wordEndWithTail(in: text, from: start) { return end }
        return wordEndOfHeads(in: text, from: first.end)
    }

    /// Heads and at least one tail.
    ///
    /// Marks and letters without case are both. Where no lower case letter follows the heads, the regular
    /// expression gives scalars back until the last one that can be a tail.
    private func wordEndWithTail(in text: Span<UInt8>, from start: Int) -> Int? {
        var end = start
        var endOfTail: Int?
        while end < text.count {
            let scalar = classes.scalar(at: end, in: text)
            if scalar.class.isAny(of: .lower) {
                return endOfRun(of: [.lower, .caseless, .mark], in: text, from: scalar.end)
            }
            guard scalar.class.isAny(of: [.upper, .caseless, .mark]) else { break }
            end = scalar.end
            if !scalar.class.isAny(of: .upper) { endOfTail = end }
        }
        return endOfTail
    }

    private func wordEndOfHeads(in text: Span<UInt8>, from start: Int) -> Int? {
        let end = endOfRun(of: [.upper, .caseless, .mark], in: text, from: start)
        return end > start ? end : nil
    }
}
