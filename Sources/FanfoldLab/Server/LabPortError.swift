#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The port of a lab server can't be opened.
package struct LabPortError: Error, CustomStringConvertible {
    /// The port that was asked for.
    package let port: Int
    /// What the system says.
    package let reason: String

    package var description: String { "port \(port) can't be opened: \(reason)" }

    /// What the system calls an error, without the call it came from.
    static func words(for code: CInt) -> String {
        switch code {
        case EADDRINUSE: "another program has it open"
        case EACCES: "this user may not open it"
        case EADDRNOTAVAIL: "the address is not this machine's"
        default: "error \(code)"
        }
    }
}
