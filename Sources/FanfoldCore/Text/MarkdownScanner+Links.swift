extension MarkdownScanner {
    mutating func scanExclamation(_ text: Span<UInt8>, to output: inout [UInt8]) {
        offset += 1
        let isImage = offset < end && text[offset] == UInt8(ascii: "[")
        write(UInt8(ascii: "!"), to: &output)
        guard isImage else { return }
        // The index of the "!" negated: it goes together with the bracket.
        openBrackets.append(-output.count)
        write(UInt8(ascii: "["), to: &output)
        offset += 1
    }

    mutating func scanOpenBracket(_ text: Span<UInt8>, to output: inout [UInt8]) {
        if let after = footnoteEnd(in: text) {
            offset = after
            return
        }
        openBrackets.append(output.count)
        write(UInt8(ascii: "["), to: &output)
        offset += 1
    }

    mutating func scanCloseBracket(_ text: Span<UInt8>, to output: inout [UInt8]) {
        let opener = openBrackets.popLast()
        offset += 1
        guard let after = targetEnd(in: text) ?? (opener == nil ? nil : labelEnd(in: text)) else {
            return write(UInt8(ascii: "]"), to: &output)
        }
        offset = after
        guard let opener else { return }
        drop(abs(opener), of: &output)
        if opener < 0 { drop(-opener - 1, of: &output) }
    }

    /// Where a footnote's reference (`[^name]`) at the offset ends.
    private func footnoteEnd(in text: Span<UInt8>) -> Int? {
        guard offset + 2 < end, text[offset + 1] == UInt8(ascii: "^") else { return nil }
        var index = offset + 2
        while index < end, index - offset < 64, !Sentences.isSpace(text[index]) {
            if text[index] == UInt8(ascii: "]") { return index + 1 }
            index += 1
        }
        return nil
    }

    /// Where a link's label (`[name]` after the words) at the offset ends.
    private func labelEnd(in text: Span<UInt8>) -> Int? {
        guard offset < end, text[offset] == UInt8(ascii: "[") else { return nil }
        var index = offset + 1
        while index < end, index - offset < 1000, text[index] != UInt8(ascii: "[") {
            if text[index] == UInt8(ascii: "]") { return index + 1 }
            index += 1
        }
        return nil
    }

    /// Where a link's target (`(address "title")`) at the offset ends.
    private func targetEnd(in text: Span<UInt8>) -> Int? {
        guard offset < end, text[offset] == UInt8(ascii: "(") else { return nil }
        var index = Sentences.skipSpace(in: text, from: offset + 1, to: min(end, offset + 100))
        if index < end, text[index] == UInt8(ascii: "<") { return bracketedTargetEnd(in: text, from: index) }
        var depth = 1
        while index < end {
            let byte = text[index]
            if Sentences.isSpace(byte) { return titleEnd(in: text, from: index) }
            if byte == UInt8(ascii: "\\") { index += 1 }
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return index + 1 }
            if depth > 32 { return nil }
            index += 1
        }
        return nil
    }

    /// Where a link's target ends whose address stands in angle brackets at `start`.
    private func bracketedTargetEnd(in text: Span<UInt8>, from start: Int) -> Int? {
        var index = start + 1
        while index < end, index - start < 1000, text[index] != UInt8(ascii: "\n") {
            if text[index] == UInt8(ascii: ">") { return titleEnd(in: text, from: index + 1) }
            index += 1
        }
        return nil
    }

    /// Where a link's target ends whose address is over at `index`; a title may follow.
    private func titleEnd(in text: Span<UInt8>, from index: Int) -> Int? {
        let limit = min(end, index + 1000)
        var index = Sentences.skipSpace(in: text, from: index, to: limit)
        guard index < limit else { return nil }
        let quote = text[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            index += 1
            while index < limit, text[index] != quote {
                index += text[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            index = Sentences.skipSpace(in: text, from: index + 1, to: limit)
        }
        return index < limit && text[index] == UInt8(ascii: ")") ? index + 1 : nil
    }
}
