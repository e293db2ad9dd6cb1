package import SystemPackage

extension FileDescriptor {
    /// Reads to the end, or one byte past `limit`; makes room for `size` bytes at once.
    ///
    /// - Throws: `Errno`.
    package func bytes(limit: Int, expecting size: Int = 1 << 16) throws -> [UInt8] {
        var bytes = try piece(of: min(size, limit) + 1)
        var isAtEnd = bytes.count <= min(size, limit)
        while !isAtEnd, bytes.count <= limit {
            let room = min(max(bytes.count, 1 << 16), limit + 1 - bytes.count)
            let piece = try piece(of: room)
            bytes += piece
            isAtEnd = piece.count < room
        }
        return bytes
    }

    /// The next `count` bytes; fewer only at the end.
    private func piece(of count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]
                )
                let read = try read(into: rest)
                guard read > 0 else { break }
                filled += read
            }
        }
    }
}
