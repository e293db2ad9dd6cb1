internal import ArgumentParser
internal import FanfoldLab

/// Faults and their shares, as `--fault` takes them.
struct FaultList: ExpressibleByArgument {
    let text: String

    init?(argument: String) { text = argument }

    /// The shares.
    ///
    /// - Throws: `ValidationError` that names what can't be read.
    func shares() throws -> FaultShares {
        do {
            return try FaultShares(text)
        } catch {
            throw ValidationError("--fault: \(error).")
        }
    }
}
