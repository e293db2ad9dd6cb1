package import FanfoldCore

/// What every token counter must keep to.
package struct TokenCounterContract {
    private let counter: any TokenCounter

    package init(_ counter: any TokenCounter) { self.counter = counter }

    /// How counts of texts break the contract.
    package func flaws(in texts: [String]) -> [String] {
        var flaws: [String] = counter.identity.isEmpty ? ["the counter has no identity"] : []
        if count([]) != 0 { flaws.append("empty text has \(count([])) tokens") }
        for text in texts where !text.isEmpty {
            let bytes = Array(text.utf8)
            let whole = count(bytes)
            if whole < 1 { flaws.append("\(text.debugDescription) has \(whole) tokens") }
            if count(bytes) != whole { flaws.append("\(text.debugDescription) is counted anew") }
            if count((text + text).utf8.dropLast(bytes.count)) != whole {
                flaws.append("\(text.debugDescription) counts otherwise in a slice")
            }
        }
        return flaws
    }

    /// Where a whole has more tokens than its parts, which an estimate must not have.
    package func superadditiveCuts(in texts: [String]) -> [String] {
        texts.flatMap { text in
            let bytes = Array(text.utf8)
            let whole = count(bytes)
            return text.unicodeScalars.indices.compactMap { index -> String? in
                let cut = text.utf8.distance(from: text.startIndex, to: index)
                let parts = counter.count(bytes[..<cut]) + counter.count(bytes[cut...])
                return parts < whole ? "\(text.debugDescription) at \(cut): \(parts) < \(whole)" : nil
            }
        }
    }

    private func count(_ bytes: some Collection<UInt8>) -> Int { counter.count(Array(bytes)[...]) }
}
