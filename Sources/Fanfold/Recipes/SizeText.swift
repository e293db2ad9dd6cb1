/// Numbers of bytes as people write them: `500`, `10KB`, `2mb`.
package enum SizeText {
    /// Reads a whole number and, after it, none or one of B, KB, MB, GB (powers of 1024), in any case.
    package static func bytes(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), let factor = factors[text.dropFirst(digits.count).lowercased()] else {
            return nil
        }
        let (product, overflows) = number.multipliedReportingOverflow(by: factor)
        return overflows ? nil : product
    }

    /// The number with the largest unit that leaves it whole.
    package static func text(_ bytes: Int) -> String {
        for (unit, factor) in [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)]
        where bytes.isMultiple(of: factor) && bytes > 0 {
            return "\(bytes / factor)\(unit)"
        }
        return "\(bytes)B"
    }

    private static let factors = [
        "": 1, "b": 1, "k": 1 << 10, "kb": 1 << 10, "m": 1 << 20, "mb": 1 << 20, "g": 1 << 30, "gb": 1 << 30,
    ]
}
