/// An amount in the money that prices are given in, exact to a millionth of a millionth.
public struct Money: Sendable, Hashable, Comparable, Codable {
    /// Millionths of a millionth.
    package var picos: Int

    /// Makes an amount of `picos` millionths of a millionth.
    package init(picos: Int) { self.picos = picos }

    /// Makes an amount of whole and broken units; more than nine million units count as that many.
    public init(_ units: Double) {
        picos = Int((min(max(units, -Self.most), Self.most) * 1e12).rounded())
    }

    /// What an `Int` of picos holds, in units.
    private static let most = 9_000_000.0

    /// Nothing.
    public static let zero = Money(picos: 0)

    /// The amount in units.
    public var units: Double { Double(picos) / 1e12 }

    /// Whether one amount is smaller than another.
    public static func < (left: Self, right: Self) -> Bool { left.picos < right.picos }

    /// Adds two amounts; a sum that is too large is the largest there is.
    public static func + (left: Self, right: Self) -> Self {
        let (sum, isTooLarge) = left.picos.addingReportingOverflow(right.picos)
        return Money(picos: isTooLarge ? (right.picos > 0 ? .max : .min) : sum)
    }

    /// Takes an amount from another.
    public static func - (left: Self, right: Self) -> Self { Money(picos: left.picos - right.picos) }

    /// Adds an amount.
    public static func += (left: inout Self, right: Self) { left = left + right }

    /// So many times the amount, which is at most the largest there is.
    package static func * (count: Int, amount: Self) -> Self {
        let (product, isTooLarge) = amount.picos.multipliedReportingOverflow(by: count)
        return Money(picos: isTooLarge ? ((count > 0) == (amount.picos > 0) ? .max : .min) : product)
    }

    /// Takes an amount away.
    public static func -= (left: inout Self, right: Self) { left.picos -= right.picos }

    /// Reads picos.
    public init(from decoder: any Decoder) throws {
        picos = try decoder.singleValueContainer().decode(Int.self)
    }

    /// Writes picos.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(picos)
    }
}
