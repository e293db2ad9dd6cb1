/// Which files of a folder are input.
package struct InputSelection: Sendable {
    /// Only files that match one of these; all files where there are none.
    package var include: [PathPattern]
    /// No files or folders that match one of these.
    package var exclude: [PathPattern]

    package init(include: [PathPattern] = [], exclude: [PathPattern] = []) {
        self.include = include
        self.exclude = exclude
    }

    func includes(file path: [[UInt8]]) -> Bool {
        guard !excludes(path, isFolder: false) else { return false }
        return include.isEmpty || include.contains { $0.matches(path, isFolder: false) }
    }

    func excludes(_ path: [[UInt8]], isFolder: Bool) -> Bool {
        exclude.contains { $0.matches(path, isFolder: isFolder) }
    }
}
