extension MarkdownScanner {
    /// Writes an autolink's address, leaves a tag or comment out, or writes a lone `<`.
    mutating func scanAngle(_ text: Span<UInt8>, to output: inout [UInt8]) {
        guard offset + 1 < end else { return copy(text, upTo: end, to: &output) }
        switch text[offset + 1] {
        case UInt8(ascii: "!"):
            guard let after = commentEnd(in: text) ?? tagEnd(in: text) else { break }
            offset = after
            return
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            guard let after = tagEnd(in: text) else { break }
            if isAddress(offset + 1..<after - 1, in: text) {
                offset += 1
                copy(text, upTo: after - 1, to: &output)
            } else if isLineBreak(in: text) {
                writeSpace(to: &output)
            }
            offset = after
            return
        default: break
        }
        copy(text, upTo: offset + 1, to: &output)
    }

    /// The offset after the next `>`, unless another `<` comes first: so no byte is searched twice.
    private func tagEnd(in text: Span<UInt8>) -> Int? {
        var index = offset + 1
        while index < end, text[index] != UInt8(ascii: "<") {
            if text[index] == UInt8(ascii: ">") { return index + 1 }
            index += 1
        }
        return nil
    }

    private mutating func commentEnd(in text: Span<UInt8>) -> Int? {
        guard hasCommentEnd, offset + 3 < end else { return nil }
        guard text[offset + 2] == UInt8(ascii: "-"), text[offset + 3] == UInt8(ascii: "-") else { return nil }
        var index = offset + 4
        while index + 2 < end {
            if text[index + 2] == UInt8(ascii: ">"), text[index] == UInt8(ascii: "-"),
                text[index + 1] == UInt8(ascii: "-")
            {
                return index + 3
            }
            index += 1
        }
        hasCommentEnd = false
        return nil
    }

    private func isAddress(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        var hasMark = false
        for index in range {
            if Sentences.isSpace(text[index]) || text[index] == UInt8(ascii: "=") && !hasMark { return false }
            if text[index] == UInt8(ascii: ":") || text[index] == UInt8(ascii: "@") { hasMark = true }
        }
        return hasMark
    }

    private func isLineBreak(in text: Span<UInt8>) -> Bool {
        guard offset + 3 < end, text[offset + 1] | 0x20 == UInt8(ascii: "b") else { return false }
        guard text[offset + 2] | 0x20 == UInt8(ascii: "r") else { return false }
        return text[offset + 3] == UInt8(ascii: ">") || text[offset + 3] == UInt8(ascii: "/")
            || Sentences.isSpace(text[offset + 3])
    }

    /// Writes what a character entity stands for, or a lone `&`.
    mutating func scanEntity(_ text: Span<UInt8>, to output: inout [UInt8]) {
        var name: UInt64 = 0
        var after = offset + 1
        while after < end, after - offset <= 8, text[after] != UInt8(ascii: ";") {
            name = name << 8 | UInt64(text[after])
            after += 1
        }
        guard after < end, text[after] == UInt8(ascii: ";"), after > offset + 1,
            let scalar = CharacterEntity.scalar(offset + 1..<after, packed: name, in: text)
        else { return copy(text, upTo: offset + 1, to: &output) }
        offset = after + 1
        if scalar.properties.isWhitespace { return writeSpace(to: &output) }
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { write(byte, to: &output) }
    }
}
