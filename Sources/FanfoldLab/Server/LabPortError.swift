/// The port of a lab server can't be opened.
package struct LabPortError: Error, CustomStringConvertible {
    /// The port that was asked for.
    package let port: Int
    /// What the system says.
    package let reason: String

    package var description: String { "port \(port) can't be opened: \(reason)" }
}
