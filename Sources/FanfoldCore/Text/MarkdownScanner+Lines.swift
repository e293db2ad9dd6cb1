extension MarkdownScanner {
    /// Skips what opens a line: `>`, `#`, list markers and their check boxes, and whole rules.
    mutating func skipLineMarkers(in text: Span<UInt8>) {
        while true {
            offset = Sentences.skipSpace(in: text, from: offset, to: end)
            let before = offset
            skipRule(in: text)
            // What follows the marks of a heading opens nothing: `# 1. Title` has a number.
            if skipHeadingMark(in: text) { return }
            skipMarker(in: text)
            if offset == before { return }
        }
    }

    private mutating func skipHeadingMark(in text: Span<UInt8>) -> Bool {
        var after = offset
        while after < end, text[after] == UInt8(ascii: "#") { after += 1 }
        guard (1...6).contains(after - offset), isSpaceOrEnd(after, in: text) else { return false }
        offset = Sentences.skipSpace(in: text, from: after, to: end)
        return true
    }

    private mutating func skipMarker(in text: Span<UInt8>) {
        guard offset < end else { return }
        switch text[offset] {
        case UInt8(ascii: ">"):
            offset += 1
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            if isSpaceOrEnd(offset + 1, in: text) {
                offset += 1
                skipCheckBox(in: text)
            }
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            // Longer numbers that open a line are years or amounts far more often than list markers.
            var after = offset
            while after < end, after - offset < 4, text[after] >= 0x30, text[after] <= 0x39 { after += 1 }
            guard after < end, after - offset <= 3 else { return }
            guard text[after] == UInt8(ascii: ".") || text[after] == UInt8(ascii: ")") else { return }
            if after + 1 < end, Sentences.isSpace(text[after + 1]) { offset = after + 1 }
        default: return
        }
    }

    private mutating func skipCheckBox(in text: Span<UInt8>) {
        let box = Sentences.skipSpace(in: text, from: offset, to: end)
        guard box + 2 < end, text[box] == UInt8(ascii: "["), text[box + 2] == UInt8(ascii: "]") else {
            return
        }
        guard isSpaceOrEnd(box + 3, in: text) else { return }
        switch text[box + 1] {
        case UInt8(ascii: " "), UInt8(ascii: "x"), UInt8(ascii: "X"): offset = box + 3
        default: return
        }
    }

    /// Skips a line of three or more `-`, `=`, `*` or `_` and nothing else.
    private mutating func skipRule(in text: Span<UInt8>) {
        guard offset < end else { return }
        let mark = text[offset]
        switch mark {
        case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "_"): break
        default: return
        }
        var after = offset
        while after < end, text[after] == mark { after += 1 }
        guard after - offset >= 3, after == end || text[after] == 0x0A || text[after] == 0x0D else { return }
        offset = after
    }

    private func isSpaceOrEnd(_ index: Int, in text: Span<UInt8>) -> Bool {
        index >= end || Sentences.isSpace(text[index])
    }
}
