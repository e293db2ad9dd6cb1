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
        let parts = file.name.pathNames
        var original: [UInt8] = []
        var folder = ""
        for part in parts.dropLast() {
            original += Array(part.utf8) + [UInt8(ascii: "/")]
            folder = folders[original] ?? claim(folder + part, suffix: "/", else: "\(file.origin)")
            folders[original] = folder
        }
        return claim(folder + (parts.last ?? ""), suffix: "", else: "\(file.origin)")
    }

    /// Takes a name, marked by itself if it is taken, and by `origin` if that is taken too.
    private mutating func claim(_ name: String, suffix: String, else origin: String) -> String {
        var claimed = name + suffix
        var attempt = 0
        while !taken.insert(claimed.lowercased()).inserted {
            attempt += 1
            let text = attempt == 1 ? name : "\(origin) \(attempt)"
            claimed = MarkedName.of(name, hashing: text) + suffix
        }
        return claimed
    }
}
