internal import FanfoldCore
internal import Synchronization
internal import SystemPackage

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Has only one of several processes ask for a key at a time: locks on single bytes of a file without content.
///
/// The kernel ends a lock with the process that holds it, however that ends. On Linux locks belong to the open
/// file, so two stores of one process exclude one another as well. macOS has only locks of a process: there, two
/// stores of one process on one folder may ask for the same call at once, which costs a call and harms nothing.
final class ClaimFile: Sendable {
    private let path: String
    private let descriptor: CInt
    private let clock: StoreClock
    /// How many in this process hold each byte.
    private let holders = Mutex<[Int64: Int]>([:])

    private static let shortestWait = Duration.milliseconds(20)
    private static let longestWait = Duration.milliseconds(250)

    /// Opens the file, and makes it where there is none.
    ///
    /// - Throws: ``StoreError``, also where the file system has no locks.
    init(_ path: String, clock: StoreClock) throws(StoreError) {
        self.path = path
        self.clock = clock
        descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
    }

    deinit { close(descriptor) }

    /// Runs `body` while this process holds the key's byte.
    func withClaim<Output: Sendable>(
        on key: Digest,
        _ body: () async throws -> Output
    ) async throws -> Output {
        // Bytes are so many that two keys of live calls never share one.
        let byte = Int64(key.prefix >> 2)
        var wait = Self.shortestWait
        while try !lock(byte) {
            try await clock.wait(wait)
            wait = min(wait * 2, Self.longestWait)
        }
        defer { unlock(byte) }
        return try await body()
    }

    /// Takes the byte unless another holds it.
    private func lock(_ byte: Int64) throws(StoreError) -> Bool {
        let code = holders.withLock { holders -> CInt in
            let code = holders[byte] == nil ? set(byte, CInt(F_WRLCK)) : 0
            if code == 0 { holders[byte, default: 0] += 1 }
            return code
        }
        switch code {
        case 0: return true
        case EAGAIN, EACCES, EINTR: return false
        default: throw Self.failure(path, code)
        }
    }

    private func unlock(_ byte: Int64) {
        holders.withLock { holders in
            let left = holders[byte, default: 1] - 1
            holders[byte] = left > 0 ? left : nil
            if left == 0 { _ = set(byte, CInt(F_UNLCK)) }
        }
    }

    /// Changes the lock on a byte without waiting; gives `errno`, or 0.
    private func set(_ byte: Int64, _ kind: CInt) -> CInt {
        var range = flock()
        range.l_type = .init(kind)
        range.l_whence = .init(SEEK_SET)
        range.l_start = .init(byte)
        range.l_len = 1
        return fcntl(descriptor, Self.command, &range) == 0 ? 0 : errno
    }

    #if canImport(Darwin)
    private static let command = F_SETLK
    #else
    /// `F_OFD_SETLK`, which Glibc shows only where it is asked for by a macro.
    private static let command: CInt = 37
    #endif

    private static func failure(_ path: String, _ code: CInt) -> StoreError {
        StoreError(
            "\(path): calls can't be claimed: \(Errno(rawValue: code))",
            hint: "keep a shared store on a file system that has locks, or leave --store out"
        )
    }
}
