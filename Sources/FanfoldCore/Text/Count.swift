/// Words for a number of things.
package enum Count {
    /// The number and the noun, in the plural unless it is one.
    package static func text(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }
}
