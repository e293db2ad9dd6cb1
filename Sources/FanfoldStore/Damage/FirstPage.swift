internal import SystemPackage

/// The first page of a new database file, which says how long the file is and where its tables begin.
struct FirstPage {
    private var bytes: [UInt8]

    /// Where the header has its numbers, which begin with the most significant byte.
    private enum Offset {
        static let pageSize = 16
        static let changeCount = 24
        static let pageCount = 28
        static let freeList = 32..<40
        static let countIsOfChange = 92
    }

    /// Reads the page of a file that is whole and closed, or at least written.
    ///
    /// - Throws: `Errno`.
    init(of path: String) throws {
        let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
        bytes = try file.closeAfter {
            var header = [UInt8](repeating: 0, count: 100)
            _ = try header.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: 0, into: $0) }
            var page = [UInt8](repeating: 0, count: Self.pageSize(header))
            _ = try page.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: 0, into: $0) }
            return page
        }
    }

    /// Has a file's header say how long the file is; pages that are missing are errors only where they are read.
    ///
    /// - Throws: `Errno`.
    func fitLength(of path: String) throws {
        try change(path) { page, file in
            let page = page
            var header = [UInt8](repeating: 0, count: 100)
            let count = try header.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: 0, into: $0) }
            guard count == 100 else {
                try page.write(to: file)
                return
            }
            let size = Self.pageSize(header)
            guard size >= 512 else { return }
            Self.put(try Self.pages(of: file, size), in: &header, at: Offset.pageCount)
            header.replaceSubrange(
                Offset.countIsOfChange..<Offset.countIsOfChange + 4,
                with: header[Offset.changeCount..<Offset.changeCount + 4]
            )
            _ = try file.writeAll(toAbsoluteOffset: 0, header)
        }
    }

    /// Puts the page in the place of a file's own.
    ///
    /// - Throws: `Errno`.
    func replace(in path: String) throws {
        try change(path) { page, file in try page.write(to: file) }
    }

    private func change(_ path: String, _ body: (FirstPage, FileDescriptor) throws -> Void) throws {
        let file = try FileDescriptor.open(
            path,
            .readWrite,
            options: [.create, .closeOnExec],
            permissions: .ownerReadWrite
        )
        try file.closeAfter { try body(self, file) }
    }

    private func write(to file: FileDescriptor) throws {
        var page = bytes
        let count = max(1, try Self.pages(of: file, page.count))
        Self.put(count, in: &page, at: Offset.pageCount)
        page.replaceSubrange(Offset.freeList, with: repeatElement(0, count: Offset.freeList.count))
        page.replaceSubrange(
            Offset.countIsOfChange..<Offset.countIsOfChange + 4,
            with: page[Offset.changeCount..<Offset.changeCount + 4]
        )
        _ = try file.writeAll(toAbsoluteOffset: 0, page)
    }

    private static func pages(of file: FileDescriptor, _ size: Int) throws -> Int {
        (Int(try file.seek(offset: 0, from: .end)) + size - 1) / size
    }

    private static func pageSize(_ header: [UInt8]) -> Int {
        let size = Int(header[Offset.pageSize]) << 8 | Int(header[Offset.pageSize + 1])
        return size == 1 ? 65_536 : size
    }

    private static func put(_ number: Int, in bytes: inout [UInt8], at offset: Int) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: number >> (24 - 8 * index)) }
    }
}
