internal import FanfoldCore

/// Tells names apart that would be one on a file system without case.
package enum UniqueNames {
    /// The files with names that differ, compared without case: the first keeps a name, others are marked.
    static func unique(_ files: [InputFile]) -> [InputFile] {
        var taken: Set<String> = []
        return files.map { file in
            var file = file
            while !taken.insert(file.name.lowercased()).inserted {
                file.name = marked(file.name, by: "\(file.origin) \(file.name)")
            }
            return file
        }
    }

    /// The name with `~` and eight hexadecimal digits of a hash of `path` before its suffix.
    package static func marked(_ name: String, by path: String) -> String {
        let mark = "~" + Digest(of: Array(path.utf8)).description.prefix(8)
        let last = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
        guard let dot = name[last...].lastIndex(of: "."), dot > last else { return name + mark }
        return name[..<dot] + mark + name[dot...]
    }
}
