package import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

extension FilePath {
    /// The names in a folder as the file system has them, bytewise in order, without `.` and `..`.
    ///
    /// - Throws: `Errno`.
    func listing() throws(Errno) -> [[UInt8]] {
        guard let folder = withPlatformString({ opendir($0) }) else { throw Errno(rawValue: errno) }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else {
                guard errno == 0 else { throw Errno(rawValue: errno) }
                break
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [UInt8(ascii: ".")], name != Array("..".utf8) { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The path of what has a name, which may not be UTF-8, in the folder.
    func appending(name: [UInt8]) -> FilePath {
        let name = name.map { CInterop.PlatformChar(bitPattern: $0) } + [0]
        return appending(FilePath(platformString: name).components)
    }

    /// The path without links, `.` and `..`.
    ///
    /// - Throws: `Errno`, where the path or a link on it leads nowhere or in a circle.
    package func resolved() throws(Errno) -> FilePath {
        guard let path = withPlatformString({ realpath($0, nil) }) else { throw Errno(rawValue: errno) }
        defer { free(path) }
        return FilePath(platformString: path)
    }
}
