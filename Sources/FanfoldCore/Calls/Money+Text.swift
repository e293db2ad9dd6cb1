extension Money: CustomStringConvertible {
    /// The amount as a plain number: two decimals, and further ones where they say something, at most four of them.
    ///
    /// `2.50`, `1.2346`, `0.00001235`.
    public var description: String {
        let all = picos.magnitude
        let whole = all / Self.unit
        // Zeros after the point say nothing yet.
        var (step, kept) = (Self.unit / 10_000, 4)
        while whole == 0, all > 0, all < step * 1000, step > 1 { (step, kept) = (step / 10, kept + 1) }
        let rounded = (all + step / 2) / step * step
        let digits = String(rounded % Self.unit)
        var decimals = String(repeating: "0", count: 12 - digits.count) + digits
        decimals.removeLast(12 - kept)
        while decimals.count > 2, decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(picos < 0 ? "-" : "")\(rounded / Self.unit).\(decimals)"
    }

    /// The picos of one.
    private static let unit: UInt = 1_000_000_000_000
}
