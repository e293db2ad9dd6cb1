/// What tells, without reading a file, whether it is the one that was read before.
package struct FileMark: Sendable, Hashable {
    /// In bytes.
    package var size: Int
    /// When its bytes last changed, in nanoseconds since 1970.
    package var modified: Int
    /// When its bytes, its names or its permissions last changed.
    package var changed: Int
    /// The file itself, whatever it is called.
    package var device: Int
    package var inode: Int

    package init(size: Int, modified: Int, changed: Int, device: Int, inode: Int) {
        self.size = size
        self.modified = modified
        self.changed = changed
        self.device = device
        self.inode = inode
    }

    /// Whether a file that was looked at then can't have changed since without its times showing it.
    ///
    /// A file system's clock ticks: what is written twice within a tick has one time. A time without a fraction
    /// of a second is one of a file system that counts seconds, or pairs of them.
    ///
    /// - Parameter time: When it was looked at, in nanoseconds since 1970.
    /// - Returns: Whether its times can be trusted.
    package func isSettled(at time: Int) -> Bool {
        [modified, changed].allSatisfy { written in
            let tick = written.isMultiple(of: 1_000_000_000) ? 2_000_000_000 : 20_000_000
            return written + tick < time
        }
    }
}
