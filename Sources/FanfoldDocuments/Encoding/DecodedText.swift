package import FanfoldCore

/// A file's bytes as UTF-8, with what it took to get there.
package struct DecodedText: Sendable, Equatable {
    /// Valid UTF-8 without a byte-order mark.
    package var bytes: [UInt8]

    /// The encoding the file was read in.
    package var encoding: CharacterEncoding

    /// How many bytes had no meaning in the encoding and became U+FFFD.
    package var replacedByteCount: Int

    /// The line of the first replaced byte, from 1.
    package var firstReplacedLine: Int?

    init(
        bytes: [UInt8],
        encoding: CharacterEncoding,
        replacedByteCount: Int = 0,
        firstReplacedLine: Int? = nil
    ) {
        self.bytes = bytes
        self.encoding = encoding
        self.replacedByteCount = replacedByteCount
        self.firstReplacedLine = firstReplacedLine
    }

    /// The warning that bytes were replaced; `nil` when none were.
    package func diagnostic(subject: String) -> Diagnostic? {
        guard replacedByteCount > 0, let firstReplacedLine else { return nil }
        let bytes = replacedByteCount == 1 ? "1 byte is" : "\(replacedByteCount) bytes are"
        let place = replacedByteCount == 1 ? "on line" : "first on line"
        return Diagnostic(
            .warning,
            subject,
            "\(bytes) not valid \(encoding.name) and became U+FFFD (\(place) \(firstReplacedLine))",
            hint: "save the file as UTF-8 if these characters matter"
        )
    }
}
