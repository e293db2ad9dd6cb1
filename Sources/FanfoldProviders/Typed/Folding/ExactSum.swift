internal import FanfoldCore

/// A decimal number that adds without rounding as long as it has at most 38 digits.
///
/// Sums of binary fractions depend on the order they are added in; a tally must not.
struct ExactSum: Sendable, Hashable {
    private var digits: Int128 = 0
    /// The power of ten the digits are multiplied by; never above 0.
    private var exponent = 0
    /// The sum where it has become too long to be exact.
    private var rounded: Double?

    /// The number as JSON shows it.
    init(_ value: JSONValue) {
        if case .integer(let integer) = value {
            digits = Int128(integer)
            return
        }
        let number = value.number ?? 0
        let parts = number.description.split(separator: "e", maxSplits: 1)
        let halves = (parts.first ?? "0").split(separator: ".", maxSplits: 1)
        let fraction = halves.count > 1 && halves[1] != "0" ? halves[1] : ""
        let power = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction.utf8.count
        guard let mantissa = Int128((halves.first ?? "0") + fraction), power > -30,
            let digits = Self.scaled(mantissa, by: max(0, power))
        else {
            rounded = number
            return
        }
        self.digits = digits
        exponent = min(0, power)
    }

    static func + (left: Self, right: Self) -> Self {
        let exponent = min(left.exponent, right.exponent)
        if left.rounded == nil, right.rounded == nil,
            let first = scaled(left.digits, by: left.exponent - exponent),
            let second = scaled(right.digits, by: right.exponent - exponent)
        {
            let (digits, overflow) = first.addingReportingOverflow(second)
            if !overflow {
                var sum = left
                sum.digits = digits
                sum.exponent = exponent
                return sum
            }
        }
        var sum = left
        sum.rounded = left.double + right.double
        return sum
    }

    /// The sum as the nearest number.
    var double: Double { rounded ?? Double("\(digits)e\(exponent)") ?? 0 }

    /// The sum as JSON: a whole number where it is one.
    var json: JSONValue { JSONValue.number(double).canonical }

    private static func scaled(_ digits: Int128, by power: Int) -> Int128? {
        var digits = digits
        guard power <= 38 else { return digits == 0 ? 0 : nil }
        for _ in 0..<power {
            let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            digits = product
        }
        return digits
    }
}
