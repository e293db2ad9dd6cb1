internal import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

extension OutputFolder {
    /// The file in `.fanfold` that says there were files of others before.
    private static let guestMark = "guest"

    /// Whether Fanfold is a guest in a folder: files of others were there before `.fanfold` was.
    static func isGuest(root: CInt, makesWorkshop: () throws -> CInt) throws -> (Bool, CInt) {
        let isNew = faccessat(root, ".fanfold", F_OK, 0) != 0
        let isGuest = try isNew && !isEmpty(root)
        let workshop = try makesWorkshop()
        guard isGuest else { return (faccessat(workshop, guestMark, F_OK, 0) == 0, workshop) }
        let mark = openat(workshop, guestMark, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if mark >= 0 { close(mark) }
        return (true, workshop)
    }

    private static func isEmpty(_ folder: CInt) throws -> Bool {
        let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let listing = fdopendir(copy) else { throw Errno(rawValue: errno) }
        defer { closedir(listing) }
        var count = 0
        // Every folder holds itself and the one above.
        while count < 3, readdir(listing) != nil { count += 1 }
        return count < 3
    }
}
