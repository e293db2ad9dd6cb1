/// A pattern for paths, with the meaning it has in a `.gitignore` file.
///
/// `*`, `?` and `[a-z]` stay within a component, `**` spans any number. A pattern without a slash but at
/// its end matches a name in any folder; one with a slash is tied to the folder it is for. A slash at the
/// end matches folders only, a `!` in front turns the pattern round, and `\` takes a character literally.
package struct PathPattern: Sendable, Hashable {
    /// Whether the pattern takes back what one before it said.
    package let isNegated: Bool
    private let matchesFoldersOnly: Bool
    private let components: [Component]

    private enum Component: Sendable, Hashable {
        case anyFolders
        case name(Glob)
    }

    /// `nil` for a blank line or a comment.
    package init?(_ line: some StringProtocol) { self.init(line.utf8) }

    /// `nil` for a blank line or a comment.
    init?(_ line: some Collection<UInt8>) {
        var text = Array(line)
        while let last = text.last, last == 0x20 || last == 0x0D || last == 0x09 {
            let slashes = text.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
            guard slashes.isMultiple(of: 2) else { break }
            text.removeLast()
        }
        guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
        isNegated = first == UInt8(ascii: "!")
        if isNegated { text.removeFirst() }
        matchesFoldersOnly = text.last == UInt8(ascii: "/")
        if matchesFoldersOnly { text.removeLast() }
        let isTied = text.contains(UInt8(ascii: "/"))
        let names = text.split(separator: UInt8(ascii: "/"))
        guard !names.isEmpty else { return nil }
        components =
            (isTied ? [] : [.anyFolders])
            + names.map { $0.elementsEqual("**".utf8) ? .anyFolders : .name(Glob($0)) }
    }

    /// Whether the pattern matches a path, given as the names on it.
    ///
    /// Matches at most as many names as the product of the two lengths, whatever the pattern.
    package func matches(_ path: [[UInt8]], isFolder: Bool) -> Bool {
        guard isFolder || !matchesFoldersOnly else { return false }
        var (name, part) = (0, 0)
        var retry: (name: Int, part: Int)?
        while name < path.count {
            if part < components.count, components[part] == .anyFolders {
                // A final `**` matches what is inside a folder, not the folder itself.
                guard part + 1 < components.count else { return true }
                part += 1
                retry = (name, part)
            } else if part < components.count, case .name(let glob) = components[part],
                glob.matches(path[name])
            {
                name += 1
                part += 1
            } else if let last = retry {
                retry = (last.name + 1, last.part)
                (name, part) = (last.name + 1, last.part)
            } else {
                return false
            }
        }
        return part == components.count
    }
}

extension Collection<PathPattern> {
    /// What the last pattern that matches says: `true` unless it is negated; `nil` where none matches.
    func decision(on path: [[UInt8]], isFolder: Bool) -> Bool? {
        reversed().first { $0.matches(path, isFolder: isFolder) }.map { !$0.isNegated }
    }
}
