internal import ArgumentParser

/// A number of bytes, written with or without a unit.
struct ByteSize: ExpressibleByArgument {
    let bytes: Int

    init(bytes: Int) { self.bytes = bytes }

    /// Reads a whole number and one of B, KB, MB, GB (powers of 1024), in any case.
    init?(argument: String) {
        let digits = argument.prefix(while: \.isNumber)
        let factors = [
            "": 1, "b": 1, "k": 1 << 10, "kb": 1 << 10, "m": 1 << 20, "mb": 1 << 20, "g": 1 << 30,
            "gb": 1 << 30,
        ]
        guard let number = Int(digits), number > 0,
            let factor = factors[argument.dropFirst(digits.count).lowercased()]
        else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: factor)
        guard !overflows else { return nil }
        bytes = product
    }

    var defaultValueDescription: String {
        for (unit, factor) in [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)]
        where bytes.isMultiple(of: factor) {
            return "\(bytes / factor)\(unit)"
        }
        return "\(bytes)B"
    }
}
