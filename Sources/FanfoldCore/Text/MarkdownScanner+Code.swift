extension MarkdownScanner {
    /// Writes a code span as it stands, or a run of backticks that opens none.
    mutating func scanBackticks(_ text: Span<UInt8>, to output: inout [UInt8]) {
        if lastBackticks.isEmpty { findBackticks(in: text) }
        let length = backticks(in: text, at: offset)
        let content = offset + length
        guard length < Self.longestRun, lastBackticks[length] > offset else {
            return copy(text, upTo: content, to: &output)
        }
        var close = content
        var closeLength = 0
        while close < end {
            closeLength = backticks(in: text, at: close)
            if closeLength == length { break }
            close += max(1, closeLength)
        }
        offset = content
        copy(text, upTo: close, to: &output)
        offset = close + closeLength
    }

    /// Remembers where the last run of every length is, so that no search for a partner is in vain.
    private mutating func findBackticks(in text: Span<UInt8>) {
        lastBackticks = Array(repeating: -1, count: Self.longestRun)
        var index = offset
        while index < end {
            let length = backticks(in: text, at: index)
            if length > 0, length < Self.longestRun { lastBackticks[length] = index }
            index += max(1, length)
        }
    }

    private func backticks(in text: Span<UInt8>, at index: Int) -> Int {
        var after = index
        while after < end, text[after] == UInt8(ascii: "`") { after += 1 }
        return after - index
    }

    /// Runs of this length and above open no code span.
    private static let longestRun = 16
}
