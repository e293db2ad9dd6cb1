/// A pattern for paths, with the meaning it has in a `.gitignore` file.
///
/// `*`, `?` and `[a-z]` stay within a component, `**` spans any number. A pattern without a slash but at
/// its end matches a name in any folder; one with a slash is tied to the folder it is for. A slash at the
/// end matches folders only, a `!` in front turns the pattern round, and `\` takes a character literally.
package struct PathPattern: Sendable, Hashable {
    /// Whether the pattern takes back what one before it said.
    package let isNegated: Bool
    private let matchesFoldersOnly: Bool
    private let components: [[UInt8]]

    /// `nil` for a blank line or a comment.
    package init?(_ line: some StringProtocol) {
        var text = Array(line.utf8)
        while let last = text.last, last == 0x20 || last == 0x0D || last == 0x09 {
            guard text.dropLast().last != UInt8(ascii: "\\") else { break }
            text.removeLast()
        }
        guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
        isNegated = first == UInt8(ascii: "!")
        if isNegated { text.removeFirst() }
        matchesFoldersOnly = text.last == UInt8(ascii: "/")
        if matchesFoldersOnly { text.removeLast() }
        let isTied = text.contains(UInt8(ascii: "/"))
        var components = text.split(separator: UInt8(ascii: "/")).map(Array.init)
        guard !components.isEmpty else { return nil }
        if !isTied { components.insert(Self.anyFolders, at: 0) }
        self.components = components
    }

    private static let anyFolders = Array("**".utf8)

    /// Whether the pattern matches a path, given as the names on it.
    ///
    /// Costs at most the product of the two lengths, whatever the pattern.
    package func matches(_ path: [[UInt8]], isFolder: Bool) -> Bool {
        guard isFolder || !matchesFoldersOnly else { return false }
        var (name, part) = (0, 0)
        var retry: (name: Int, part: Int)?
        while name < path.count {
            if part < components.count, components[part] == Self.anyFolders {
                // A final `**` matches what is inside a folder, not the folder itself.
                guard part + 1 < components.count else { return true }
                retry = (name, part)
                part += 1
            } else if part < components.count, Glob.matches(path[name], components[part]) {
                name += 1
                part += 1
            } else if let last = retry {
                retry = (last.name + 1, last.part)
                (name, part) = (last.name + 1, last.part + 1)
            } else {
                return false
            }
        }
        return part == components.count
    }
}
