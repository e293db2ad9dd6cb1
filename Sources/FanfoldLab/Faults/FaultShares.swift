/// Which share of the calls meets which fault.
package struct FaultShares: Sendable, Hashable {
    private var shares: [FaultKind: Double] = [:]

    package init() {}

    /// - Parameter shares: Each from 0 to 1; they may not be more than 1 together.
    package init(_ shares: [FaultKind: Double]) {
        precondition(Self.fit(shares), "shares of faults are \(shares), together more than 1")
        self.shares = shares
    }

    /// Every kind of fault, with `share` of the calls among them.
    package init(all share: Double) {
        self.init(Dictionary(uniqueKeysWithValues: Self.spread(share)))
    }

    /// Reads `429=0.1,drop=0.05`; `all=0.1` spreads a share evenly over the kinds that are not named.
    ///
    /// - Throws: ``FaultShareError`` for an unknown kind, a share outside 0 to 1, or more than 1 together.
    package init(_ text: String) throws(FaultShareError) {
        var rest: Double?
        for part in text.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2, let share = Double(pair[1]), (0...1).contains(share) else {
                throw FaultShareError.notAShare(String(part))
            }
            if pair[0] == "all" {
                rest = share
            } else {
                guard let kind = FaultKind(rawValue: pair[0]) else {
                    throw FaultShareError.unknownKind(pair[0])
                }
                shares[kind] = share
            }
        }
        if let rest {
            let others = FaultKind.allCases.filter { shares[$0] == nil }
            for kind in others { shares[kind] = rest / Double(others.count) }
        }
        guard Self.fit(shares) else { throw FaultShareError.tooMuch(shares.values.reduce(0, +)) }
    }

    /// Draws the fault of a call; `nil` for none.
    func fault(_ draws: inout PromptDraws) -> FaultKind? {
        var draw = draws.next()
        guard !shares.isEmpty else { return nil }
        // In the order of the kinds, so that the same draw gives the same fault.
        for kind in FaultKind.allCases {
            draw -= shares[kind] ?? 0
            if draw < 0 { return kind }
        }
        return nil
    }

    private static func spread(_ share: Double) -> [(FaultKind, Double)] {
        FaultKind.allCases.map { ($0, share / Double(FaultKind.allCases.count)) }
    }

    private static func fit(_ shares: [FaultKind: Double]) -> Bool {
        shares.values.allSatisfy { $0 >= 0 } && shares.values.reduce(0, +) <= 1.000_000_001
    }
}
