/// Which files of a folder are input.
///
/// In both lists the last pattern that matches decides, and a pattern with a `!` in front takes back what
/// those before it said.
package struct InputSelection: Sendable {
    /// Only files that match; where all are negated, every file that matches none.
    package var include: [PathPattern]
    /// No files or folders that match.
    package var exclude: [PathPattern]

    package init(include: [PathPattern] = [], exclude: [PathPattern] = []) {
        self.include = include
        self.exclude = exclude
    }

    /// Whether a file is input, by the names on its path.
    package func includes(file path: [[UInt8]]) -> Bool {
        guard !excludes(path, isFolder: false) else { return false }
        return include.decision(on: path, isFolder: false) ?? include.allSatisfy(\.isNegated)
    }

    func excludes(_ path: [[UInt8]], isFolder: Bool) -> Bool {
        exclude.decision(on: path, isFolder: isFolder) ?? false
    }
}
