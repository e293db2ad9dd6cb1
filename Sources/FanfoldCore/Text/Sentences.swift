/// Finds the sentences of running text.
package enum Sentences {
    /// Calls `body` with every sentence of `range`, in order, as offsets in `text`.
    ///
    /// Sentences do not overlap and have no white space at their ends; what lies between two is white
    /// space. Works on any script: a sentence ends at `.`, `?`, `!` and their relatives in other scripts,
    /// at an empty line, or at the range's end; quotes and brackets that close after the stop belong to
    /// it. Costs one pass and allocates nothing.
    package static func forEach(
        in text: Span<UInt8>,
        range: Range<Int>,
        _ body: (Range<Int>) -> Void
    ) {
        let end = range.upperBound
        var start = skipSpace(in: text, from: range.lowerBound, to: end)
        var offset = start
        while offset < end {
            let byte = text[offset]
            guard mayEndSentence(byte) else {
                offset += 1
                continue
            }
            if byte == UInt8(ascii: "\n") {
                let next = skipSpace(in: text, from: offset, to: end)
                if hasEmptyLine(in: text, from: offset, to: next) {
                    emit(start, offset, in: text, body)
                    start = next
                }
                offset = next
                continue
            }
            let stop = Stop(in: text, at: offset, to: end)
            guard stop.kind != .none else {
                offset += 1
                continue
            }
            let next = skipSpace(in: text, from: stop.end, to: end)
            if ends(stop, at: offset, next: next, sentence: start, in: text, to: end) {
                emit(start, stop.end, in: text, body)
                start = next
                offset = next
            } else {
                offset = stop.end
            }
        }
        emit(start, end, in: text, body)
    }

    private static func emit(_ start: Int, _ end: Int, in text: Span<UInt8>, _ body: (Range<Int>) -> Void) {
        var end = end
        while end > start {
            let width = spaceWidth(in: text, before: end)
            guard width > 0 else { break }
            end -= width
        }
        if start < end { body(start..<max(start, end)) }
    }

    /// Whether the sentence from `start` is over at `stop`, whose first byte is at `offset`.
    private static func ends(
        _ stop: Stop,
        at offset: Int,
        next: Int,
        sentence start: Int,
        in text: Span<UInt8>,
        to end: Int
    ) -> Bool {
        if stop.kind == .full || next >= end { return true }
        // "3.14", "example.com", "Yahoo!'s": a Western stop needs white space after it.
        guard next > stop.end else { return false }
        let follower = Follower(in: text, at: next, to: end)
        if follower.isStop { return false }
        if stop.kind == .dot {
            if Abbreviations.isDay(in: text, before: offset, monthAt: next, to: end) { return false }
            switch Abbreviations.kind(in: text, from: start, dot: offset) {
            case .listMarker, .always: return false
            case .beforeNumber where follower.isDigit: return false
            case .unlessStarter where !follower.opensSentence: return false
            case .initial where follower.isUppercase && !follower.opensSentence: return false
            default: break
            }
        }
        // Text that writes its sentences without capitals gives no hint by a small letter.
        return !follower.isLowercase || Follower(in: text, at: start, to: end).isLowercase
    }

    private static func hasEmptyLine(in text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var lineFeeds = 0
        for offset in start..<end where text[offset] == UInt8(ascii: "\n") { lineFeeds += 1 }
        return lineFeeds > 1
    }
}
