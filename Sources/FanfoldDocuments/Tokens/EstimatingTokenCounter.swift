internal import FanfoldCore

/// Counts tokens roughly, by character classes: no vocabulary, no set-up, one pass over the bytes.
///
/// Close to published vocabularies on English prose, code and numbers. On scripts that they
/// treat differently the estimate lies between the older and the newer ones.
///
/// Two stretches of text never count less than both joined.
package struct EstimatingTokenCounter: TokenCounter {
    package let identity = "estimate-1"

    package init() {}

    package func count(_ text: Span<UInt8>) -> Int {
        let classes = Self.classes
        let costs = Self.costs
        var thousandths = 0
        var before = Self.nothing
        for offset in text.indices {
            let current = classes[Int(text[offset])]
            thousandths &+= Int(costs[Int(before | current)])
            before = current << 5
        }
        return (thousandths + 999) / 1000
    }

    /// Stands for the class before the text's first byte, in place for an index into `costs`.
    private static let nothing: UInt16 = 31 << 5

    /// The class of each byte.
    private static let classes = (UInt8.min...UInt8.max).map { UInt16(ByteClass($0).rawValue) }

    /// The cost of a class after another: 32 a class that stands before.
    private static let costs: [UInt16] = (0..<32).flatMap { before in
        (0..<32).map { current in cost(of: ByteClass(rawValue: current), after: ByteClass(rawValue: before)) }
    }

    private static func cost(of current: ByteClass?, after before: ByteClass?) -> UInt16 {
        guard let current else { return 0 }
        let cost = current.cost
        if before == current { return cost.same }
        let isWord = current.isLetter && before?.isLetter == true
        return isWord ? cost.word : cost.start
    }
}
