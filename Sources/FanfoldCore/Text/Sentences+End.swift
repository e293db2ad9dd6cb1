extension Sentences {
    /// Whether the text of `range` ends with a stop, quotes and brackets that close after it included.
    package static func endsWithStop(in text: Span<UInt8>, range: Range<Int>) -> Bool {
        // No sentence ends with more than a few marks; the bound keeps the test at a constant cost.
        for offset in max(range.lowerBound, range.upperBound - 16)..<range.upperBound
        where mayEndSentence(text[offset]) {
            let stop = Stop(in: text, at: offset, to: range.upperBound)
            if stop.kind != .none, stop.end == range.upperBound { return true }
        }
        return false
    }
}
