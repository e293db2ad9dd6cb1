extension StringProtocol {
    /// The names of a path, split at every `/`.
    ///
    /// By bytes, since a name may begin with a combining mark, which would make one character with the `/`.
    package var pathNames: [String] {
        utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
