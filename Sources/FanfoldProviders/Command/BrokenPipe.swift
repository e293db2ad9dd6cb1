#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Writing to a program that has ended.
enum BrokenPipe {
    private static let ignored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    /// Makes it an error where it happens, and not a signal that ends our own process.
    static func isNoSignal() { ignored }
}
