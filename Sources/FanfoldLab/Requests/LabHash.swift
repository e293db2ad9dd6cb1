internal import FanfoldCore

/// Hashes texts the same way in every run.
enum LabHash {
    /// The hash of a text's bytes.
    static func of(_ text: String) -> UInt64 {
        let bytes = Array(text.utf8)
        return mixed(bytes.span)
    }
}
