/// Names that are told apart, or cut short, by a mark: `~` and eight hexadecimal digits of a hash.
package enum MarkedName {
    /// Marks the last name of a path.
    ///
    /// - Parameters:
    ///   - path: Names with `/` between them.
    ///   - text: What is hashed.
    ///   - byteLimit: The most bytes of the last name, its stem cut to fit.
    /// - Returns: The path with the mark before its suffix, such as `a/notes~1f3870be.txt`.
    package static func of(_ path: String, hashing text: String, byteLimit: Int = 255) -> String {
        let names = path.pathNames
        let mark = "~" + Digest(of: Array(text.utf8)).description.prefix(8)
        var stem = names.last ?? ""
        var suffix = ""
        if let dot = stem.lastIndex(of: "."), dot > stem.startIndex, stem[dot...].utf8.count < 16 {
            suffix = String(stem[dot...])
            stem = String(stem[..<dot])
        }
        while !stem.isEmpty, stem.utf8.count + mark.utf8.count + suffix.utf8.count > byteLimit {
            stem.removeLast()
        }
        return (names.dropLast() + [stem + mark + suffix]).joined(separator: "/")
    }
}
