/// Why a `.tiktoken` file is no vocabulary.
package struct VocabularyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong with the file, or with one of its lines.
    package enum Cause: Error, Sendable, Equatable {
        /// The file holds no token.
        case empty
        /// The file has more bytes than any vocabulary.
        case tooLarge(byteLimit: Int)
        /// A line is not a token in base64, a space and a rank.
        case malformedLine
        /// A token is not base64.
        case notBase64
        /// A token has more bytes than ``BytePairVocabulary/longestToken``.
        case tokenTooLong(byteCount: Int)
        /// A rank is given twice.
        case duplicateRank(Int)
        /// The same bytes are given twice.
        case duplicateToken
        /// No token is this single byte, so not every text could be counted.
        case missingByte(UInt8)
    }

    /// The file's name.
    package var file: String
    /// The line, from 1, or nil where the file as a whole is wrong.
    package var line: Int?
    /// What is wrong.
    package var cause: Cause

    package init(file: String, line: Int? = nil, cause: Cause) {
        self.file = file
        self.line = line
        self.cause = cause
    }

    /// One sentence that names file, line and cause.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let reason =
            switch cause {
            case .empty: "the vocabulary is empty"
            case .tooLarge(let byteLimit): "the vocabulary has more than \(ByteCount.text(byteLimit))"
            case .malformedLine: "expected a token in base64, a space and a rank"
            case .notBase64: "the token is not base64"
            case .tokenTooLong(let byteCount):
                "the token has \(byteCount) bytes, more than \(BytePairVocabulary.longestToken)"
            case .duplicateRank(let rank): "rank \(rank) is given a second time"
            case .duplicateToken: "the token is given a second time"
            case .missingByte(let byte):
                "no token is the single byte 0x" + (byte < 16 ? "0" : "")
                    + String(byte, radix: 16, uppercase: true)
            }
        return "\(place): \(reason)"
    }
}
