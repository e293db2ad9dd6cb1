/// The tokens of a byte-pair encoding with their ranks.
struct BytePairVocabulary: Sendable {
    /// The most bytes a token may have; published vocabularies stay below 130.
    static let longestToken = 512

    /// Rank of every single byte.
    let byteRanks: [UInt32]
    /// The tokens, looked up by their bytes.
    let tokens: TokenTable
    /// Two tokens that stand side by side, and the token they merge into.
    let merges: MergeTable

    /// How many tokens there are.
    var count: Int { tokens.count }

    /// Reads lines of a token in base64, a space and its rank; empty lines are skipped.
    ///
    /// Linear in the file's size.
    init(parsing file: [UInt8], name: String) throws(VocabularyError) {
        var tokens = TokenTable(capacity: file.count / 12)
        var ranks: Set<UInt32> = []
        var lineNumber = 0
        for line in file.split(separator: 0x0A, omittingEmptySubsequences: false) {
            lineNumber += 1
            let line = line.last == 0x0D ? line.dropLast() : line
            guard !line.isEmpty else { continue }
            do throws(VocabularyError.Cause) {
                let entry = try Self.entry(line)
                guard ranks.insert(entry.rank).inserted else { throw .duplicateRank(Int(entry.rank)) }
                guard tokens.insert(entry.token, rank: entry.rank) else { throw .duplicateToken }
            } catch {
                throw VocabularyError(file: name, line: lineNumber, cause: error)
            }
        }
        guard tokens.count > 0 else { throw VocabularyError(file: name, cause: .empty) }
        var byteRanks: [UInt32] = []
        for byte in UInt8.min...UInt8.max {
            let token = [byte]
            guard let rank = tokens.rank(of: token.span) else {
                throw VocabularyError(file: name, cause: .missingByte(byte))
            }
            byteRanks.append(rank)
        }
        self.byteRanks = byteRanks
        self.merges = MergeTable(of: tokens)
        self.tokens = tokens
    }

    private static func entry(
        _ line: ArraySlice<UInt8>
    ) throws(VocabularyError.Cause) -> (token: [UInt8], rank: UInt32) {
        guard let space = line.firstIndex(of: 0x20), space > line.startIndex else { throw .malformedLine }
        let digits = line[(space + 1)...]
        guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let rank = UInt32(String(decoding: digits, as: UTF8.self)), rank < MergeTable.none
        else { throw .malformedLine }
        guard let token = Base64.decode(line[..<space]), !token.isEmpty else { throw .notBase64 }
        guard token.count <= longestToken else { throw .tokenTooLong(byteCount: token.count) }
        return (token, rank)
    }
}
