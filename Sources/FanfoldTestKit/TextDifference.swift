/// The first lines in which two texts differ.
package enum TextDifference {
    /// The lines from the first to the last difference, at most a dozen of each; `nil` for equal texts.
    package static func lines(of actual: String, from expected: String) -> String? {
        // Bytes, since strings that are canonically equivalent are equal.
        guard Array(actual.utf8) != Array(expected.utf8) else { return nil }
        let (new, old) = (split(actual), split(expected))
        let same = zip(new, old).prefix { $0.elementsEqual($1) }.count
        let end = zip(new.dropFirst(same).reversed(), old.dropFirst(same).reversed())
            .prefix { $0.elementsEqual($1) }.count
        func shown(_ lines: [Substring.UTF8View], _ mark: String) -> [String] {
            lines.dropFirst(same).dropLast(end).prefix(12).map { "\(mark) \(Substring($0))" }
        }
        return (["line \(same + 1):"] + shown(old, "-") + shown(new, "+")).joined(separator: "\n")
    }

    private static func split(_ text: String) -> [Substring.UTF8View] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }
}
