/// Large numbers in few digits.
enum NumberWords {
    /// The number with at most three digits and a letter for thousands or millions.
    static func short(_ number: Int) -> String {
        switch number {
        case ..<1000: "\(number)"
        case ..<9_950: tenths(number, of: 1000) + "k"
        case ..<999_500: "\((number + 500) / 1000)k"
        case ..<9_950_000: tenths(number, of: 1_000_000) + "M"
        default: "\((number + 500_000) / 1_000_000)M"
        }
    }

    private static func tenths(_ number: Int, of unit: Int) -> String {
        let tenths = (number * 10 + unit / 2) / unit
        return "\(tenths / 10).\(tenths % 10)"
    }
}
