internal import SystemPackage

extension FileDescriptor {
    /// The next bytes, at most `count`; fewer only at the end.
    ///
    /// - Throws: `Errno`.
    func bytes(upTo count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            while filled < count {
                let read = try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]))
                guard read > 0 else { break }
                filled += read
            }
        }
    }
}
