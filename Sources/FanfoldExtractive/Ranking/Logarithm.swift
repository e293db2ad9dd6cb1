/// Logarithms and powers from the four basic operations alone, so that every platform gives the same bits.
enum Logarithm {
    private static let ln2 = 0.693_147_180_559_945_3

    /// The natural logarithm of a finite number above 0, to some ten digits.
    static func natural(_ value: Double) -> Double {
        var significand = value.significand
        var exponent = Double(value.exponent)
        if significand > 1.414_213_562_373_095 {
            significand /= 2
            exponent += 1
        }
        // ln m = 2 artanh((m - 1) / (m + 1)); the argument is at most 0.172.
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        var sum = 0.0
        for denominator in stride(from: 13.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / denominator }
        return exponent * ln2 + 2 * ratio * sum
    }

    /// e to the power of `-value`, for a value from 0.
    static func decay(_ value: Double) -> Double {
        guard value < 700 else { return 0 }
        let halvings = (value / ln2).rounded(.down)
        let rest = value - halvings * ln2
        var sum = 1.0
        for order in stride(from: 12.0, through: 1.0, by: -1.0) { sum = 1 - rest / order * sum }
        return Double(sign: .plus, exponent: -Int(halvings), significand: sum)
    }
}
