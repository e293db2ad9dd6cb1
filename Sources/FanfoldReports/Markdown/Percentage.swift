/// Words for a share.
enum Percentage {
    /// The share in percent with at most one digit after the point; never 100 % for less than all.
    static func text(_ share: Double) -> String {
        guard share < 1 else { return "100 %" }
        let tenths = Int((share * 1000).rounded(.down))
        return tenths.isMultiple(of: 10) ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }
}
