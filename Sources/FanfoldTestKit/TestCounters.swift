package import FanfoldCore

/// Counts bytes.
package struct ByteCounter: TokenCounter {
    package let identity = "bytes"

    package init() {}

    package func count(_ text: Span<UInt8>) -> Int { text.count }
}

/// Counts four bytes as a token, and what is left as one more.
package struct QuarterCounter: TokenCounter {
    package let identity = "quarters"

    package init() {}

    package func count(_ text: Span<UInt8>) -> Int { (text.count + 3) / 4 }
}

/// Counts more for a whole than for its parts, as no counter should.
package struct SuperadditiveCounter: TokenCounter {
    package let identity = "superadditive"

    package init() {}

    package func count(_ text: Span<UInt8>) -> Int { text.count + text.count * text.count / 64 }
}

/// Counts by another counter and keeps account of the bytes it was shown.
package struct AccountingCounter: TokenCounter {
    private let counter: any TokenCounter
    private let shown = Shared(0)

    package init(_ counter: any TokenCounter) { self.counter = counter }

    package var identity: String { counter.identity }

    /// The bytes counted so far.
    package var shownByteCount: Int { shown.value }

    package func count(_ text: Span<UInt8>) -> Int {
        let byteCount = text.count
        shown.update { $0 += byteCount }
        return counter.count(text)
    }
}
