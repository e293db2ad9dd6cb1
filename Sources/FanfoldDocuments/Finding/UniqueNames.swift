internal import FanfoldCore

/// Tells names apart that would be one on a file system without case.
struct UniqueNames {
    /// The names given so far, without case; those of folders end in `/`.
    private var taken: Set<String> = []
    /// Names of folders as the input has them, to the names they were given.
    private var folders: [[UInt8]: String] = [:]

    /// The files with names that differ, compared without case: the first keeps a name, others are marked.
    ///
    /// The folders on the way to a file are told apart in the same way.
    static func unique(_ files: [InputFile]) -> [InputFile] {
        var names = UniqueNames()
        return files.map { file in
            var file = file
            file.name = names.name(of: file)
            return file
        }
    }

    private mutating func name(of file: InputFile) -> String {
        let names = file.name.utf8
        guard let slash = names.lastIndex(of: UInt8(ascii: "/")) else {
            return claim(file.name, suffix: "", else: "\(file.origin)")
        }
        let last = String(decoding: names[names.index(after: slash)...], as: UTF8.self)
        let folder = folder(names[...slash], of: file.origin)
        return claim(folder + last, suffix: "", else: "\(file.origin)")
    }

    /// The name of a folder whose name in the input, and its own, end in `/`.
    private mutating func folder(_ name: Substring.UTF8View, of origin: InputFile.Origin) -> String {
        let original = Array(name)
        if let known = folders[original] { return known }
        let inner = name.dropLast()
        let slash = inner.lastIndex(of: UInt8(ascii: "/"))
        let outer = slash.map { folder(name[...$0], of: origin) } ?? ""
        let last = slash.map { inner[inner.index(after: $0)...] } ?? inner
        let claimed = claim(
            outer + String(decoding: last, as: UTF8.self),
            suffix: "/",
            else: "\(origin)"
        )
        folders[original] = claimed
        return claimed
    }

    /// Takes a name, marked by itself if it is taken, and by `origin` if that is taken too.
    private mutating func claim(
        _ name: String,
        suffix: String,
        else origin: @autoclosure () -> String
    ) -> String {
        var claimed = name + suffix
        var attempt = 0
        while !taken.insert(claimed.lowercased()).inserted {
            attempt += 1
            let text = attempt == 1 ? name : "\(origin()) \(attempt)"
            claimed = MarkedName.of(name, hashing: text) + suffix
        }
        return claimed
    }
}
